"use client";

import { useRouter } from "next/navigation";
import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { cancelBookingAction } from "@/lib/actions/cancel-booking";

/** Cancelling a confirmed booking: what that means is said before it is done. */
export function CancelBooking({
  bookingId,
  token,
  count,
  given,
  refund,
  total,
  closeLabel,
}: {
  bookingId: string;
  token: string | null;
  count: number;
  /** How many of them are with somebody else. */
  given: number;
  /** What comes back, in words; null when nothing does. */
  refund: string | null;
  /** What was paid, in words; null when nothing was. */
  total: string | null;
  closeLabel: string;
}) {
  const t = useTranslations("bookings.cancel");
  const errorText = useErrorText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [result, action] = useActionState(async (...given: Parameters<typeof cancelBookingAction>) => {
    const outcome = await cancelBookingAction(...given);
    if (outcome.ok) {
      setOpen(false);
      router.refresh();
    }
    return outcome;
  }, null);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("confirmTitle")}
        closeLabel={closeLabel}
        footer={
          <form action={action} className="flex flex-wrap justify-end gap-3">
            <input type="hidden" name="bookingId" value={bookingId} />
            <input type="hidden" name="token" value={token ?? ""} />
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t("keep")}
            </Button>
            <SubmitButton variant="danger" pendingLabel={t("pending")}>
              {t("confirm")}
            </SubmitButton>
          </form>
        }
      >
        <div className="space-y-3">
          <p>{t("confirmText", { count })}</p>
          {given > 0 ? (
            <Notice tone="warning">
              <p>{t("given", { count: given })}</p>
            </Notice>
          ) : null}
          {total === null ? null : (
            <p className="font-medium">
              {refund === null ? t("refundNone", { total }) : t("refund", { refund, total })}
            </p>
          )}
          {result && !result.ok ? (
            <Notice tone="danger" live="assertive" title={t("problem")}>
              <p>{errorText(result)}</p>
            </Notice>
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
