"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Notice } from "@/components/ui/notice";
import { claimGuestBookingsAction } from "@/lib/actions/claim-guest-bookings";

/** Offers who has signed in to put what this browser booked before into the account. */
export function TakeOver({ count }: { count: number }) {
  const t = useTranslations("bookings");
  const errorText = useErrorText();
  const router = useRouter();
  const [result, action] = useActionState(async (...given: Parameters<typeof claimGuestBookingsAction>) => {
    const outcome = await claimGuestBookingsAction(...given);
    if (outcome.ok) router.refresh();
    return outcome;
  }, null);
  return (
    <Notice tone="accent" title={t("takeOver.title", { count })} className="mb-6">
      <p className="mb-3">{t("takeOver.text", { count })}</p>
      {result && !result.ok ? (
        <p role="alert" className="mb-3 font-medium text-danger-ink">
          {t("takeOver.problem")}: {errorText(result)}
        </p>
      ) : null}
      <form action={action}>
        <SubmitButton variant="secondary" pendingLabel={t("claim.pending")}>
          {t("takeOver.button")}
        </SubmitButton>
      </form>
    </Notice>
  );
}
