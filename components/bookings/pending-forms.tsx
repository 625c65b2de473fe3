import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Notice } from "@/components/ui/notice";
import { cancelBookingAction } from "@/lib/actions/cancel-booking";
import type { ActionResult } from "@/lib/actions/result";
import { resumePaymentAction } from "@/lib/actions/resume-payment";

/** Opens the payment that could not be opened before. */
export function ResumePayment({ bookingId, token }: { bookingId: string; token: string | null }) {
  const t = useTranslations("bookings.pending");
  const [result, action] = useActionState(resumePaymentAction, null);
  return (
    <form action={action} className="space-y-3">
      <Ids bookingId={bookingId} token={token} />
      <SubmitButton size="lg" pendingLabel={t("retrying")}>
        {t("retry")}
      </SubmitButton>
      <Refusal result={result} />
    </form>
  );
}

/** Ends the booking before it is paid: its seats are free again. */
export function GiveUpBooking({ bookingId, token }: { bookingId: string; token: string | null }) {
  const t = useTranslations("bookings.pending");
  const router = useRouter();
  const [result, action] = useActionState(async (...given: Parameters<typeof cancelBookingAction>) => {
    const outcome = await cancelBookingAction(...given);
    router.refresh();
    return outcome;
  }, null);
  return (
    <form action={action} className="space-y-3">
      <Ids bookingId={bookingId} token={token} />
      <SubmitButton variant="quiet" size="lg" pendingLabel={t("givingUp")}>
        {t("giveUp")}
      </SubmitButton>
      <Refusal result={result} />
    </form>
  );
}

function Ids({ bookingId, token }: { bookingId: string; token: string | null }) {
  return (
    <>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="token" value={token ?? ""} />
    </>
  );
}

function Refusal({ result }: { result: ActionResult<null> | null }) {
  const errorText = useErrorText();
  if (result === null || result.ok) return null;
  return (
    <Notice tone="danger" live="assertive">
      <p>{errorText(result)}</p>
    </Notice>
  );
}
