"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Notice } from "@/components/ui/notice";
import { resendConfirmationAction } from "@/lib/actions/resend-confirmation";

/** Has the tickets mailed once more, for who cannot find the first mail. */
export function ResendTickets({
  bookingId,
  token,
  email,
  cameBack,
}: {
  bookingId: string;
  token: string | null;
  email: string;
  /** True when the newest mail with the tickets did not reach its address. */
  cameBack: boolean;
}) {
  const t = useTranslations("bookings.resend");
  const errorText = useErrorText();
  const router = useRouter();
  const [result, action] = useActionState(async (...given: Parameters<typeof resendConfirmationAction>) => {
    const outcome = await resendConfirmationAction(...given);
    if (outcome.ok) router.refresh();
    return outcome;
  }, null);
  return (
    <div className="mt-5 space-y-3 print:hidden">
      {cameBack && !result?.ok ? (
        <Notice tone="warning" title={t("cameBackTitle", { email })}>
          <p>{t("cameBackText")}</p>
        </Notice>
      ) : null}
      {result?.ok ? (
        <Notice tone="success" live="polite">
          <p>{t("done", { email })}</p>
        </Notice>
      ) : (
        <form action={action} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <input type="hidden" name="bookingId" value={bookingId} />
          <input type="hidden" name="token" value={token ?? ""} />
          <SubmitButton variant="secondary" pendingLabel={t("pending")}>
            {t("button")}
          </SubmitButton>
          {cameBack ? null : <span className="text-sm text-muted">{t("text")}</span>}
        </form>
      )}
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive" title={t("problem")}>
          <p>{result.code === "conflict" ? t("tooOften") : errorText(result)}</p>
        </Notice>
      ) : null}
    </div>
  );
}
