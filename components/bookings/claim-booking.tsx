"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { claimBookingAction } from "@/lib/actions/claim-booking";

/** Offers a guest to put the booking into an account: their own at once, or after signing in. */
export function ClaimBooking({
  bookingId,
  token,
  signedIn,
  here,
}: {
  bookingId: string;
  token: string | null;
  signedIn: boolean;
  /** This page's address, to come back to. */
  here: string;
}) {
  const t = useTranslations("bookings.claim");
  const errorText = useErrorText();
  const router = useRouter();
  const [result, action] = useActionState(async (...given: Parameters<typeof claimBookingAction>) => {
    const outcome = await claimBookingAction(...given);
    if (outcome.ok) router.refresh();
    return outcome;
  }, null);
  return (
    <section aria-labelledby="claim-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="claim-title" className="text-lg">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-sm text-muted">{t("text")}</p>
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive" title={t("problem")} className="mb-4">
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
      {signedIn ? (
        <form action={action}>
          <input type="hidden" name="bookingId" value={bookingId} />
          <input type="hidden" name="token" value={token ?? ""} />
          <SubmitButton variant="secondary" pendingLabel={t("pending")}>
            {t("button")}
          </SubmitButton>
        </form>
      ) : (
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`} variant="secondary" prefetch={false}>
          {t("signIn")}
        </ButtonLink>
      )}
    </section>
  );
}
