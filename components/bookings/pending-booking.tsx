"use client";

import { useRouter } from "next/navigation";
import { useActionState, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { buttonClass } from "@/components/ui/button-look";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { usePolling } from "@/components/ui/use-polling";
import { cancelBookingAction } from "@/lib/actions/cancel-booking";
import type { BookingView } from "@/lib/schemas/bookings";
import { ApiError, callApi } from "@/lib/shared/api-client";
import { HoldClock } from "./hold-clock";
import { useCountdown } from "./use-countdown";

const EVERY_MS = 4_000;
/** Looks after which a reader who says to have paid is told that it takes longer. */
const PATIENCE = 5;

/** A booking that waits for its payment: the way to pay, and a look every few seconds whether it has arrived. */
export function PendingBooking({
  bookingId,
  token,
  checkoutUrl,
  expiresAt,
  serverNow,
  paid,
}: {
  bookingId: string;
  token: string | null;
  checkoutUrl: string | null;
  expiresAt: string;
  serverNow: number;
  /** True when the reader comes back from the payment page and says to have paid. */
  paid: boolean;
}) {
  const t = useTranslations("bookings.pending");
  const router = useRouter();
  const { remaining, said } = useCountdown(expiresAt, serverNow);
  const [looks, setLooks] = useState(0);
  const [settled, setSettled] = useState(false);

  const look = useCallback(
    async (signal: AbortSignal) => {
      // Who has not been at the payment page has nothing to settle; the webhook would tell otherwise.
      const status = await (paid ? settle : read)(bookingId, token, signal);
      setLooks((count) => count + 1);
      if (status === "pending") return;
      setSettled(true);
      router.refresh();
    },
    [bookingId, token, paid, router],
  );
  usePolling(look, EVERY_MS, !settled);

  const searching = paid && looks < PATIENCE;
  return (
    <div className="space-y-4">
      <p role="status" className="flex items-center gap-2.5 font-medium">
        {settled || searching ? (
          <>
            <Spinner /> {settled ? t("arrived") : t("checking")}
          </>
        ) : paid ? (
          t("slow")
        ) : null}
      </p>
      {settled ? null : (
        <>
          {remaining > 0 ? <HoldClock remaining={remaining} said={said} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            {checkoutUrl === null || searching ? null : (
              <a href={checkoutUrl} className={buttonClass({ size: "lg" })}>
                {t("pay")}
              </a>
            )}
            {searching ? null : <GiveUpBooking bookingId={bookingId} token={token} />}
          </div>
        </>
      )}
    </div>
  );
}

function GiveUpBooking({ bookingId, token }: { bookingId: string; token: string | null }) {
  const t = useTranslations("bookings.pending");
  const errorText = useErrorText();
  const router = useRouter();
  const [result, action] = useActionState(async (...given: Parameters<typeof cancelBookingAction>) => {
    const outcome = await cancelBookingAction(...given);
    router.refresh();
    return outcome;
  }, null);
  return (
    <form action={action}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="token" value={token ?? ""} />
      <SubmitButton variant="quiet" size="lg" pendingLabel={t("givingUp")}>
        {t("giveUp")}
      </SubmitButton>
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive">
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
    </form>
  );
}

type Look = (bookingId: string, token: string | null, signal: AbortSignal) => Promise<BookingView["status"]>;

const headersFor = (token: string | null): Record<string, string> => (token === null ? {} : { "Evently-Token": token });

const read: Look = async (bookingId, token, signal) => {
  const { data } = await callApi<BookingView>(`/api/v1/bookings/${bookingId}`, { headers: headersFor(token), signal });
  return data?.status ?? "pending";
};

/** Asks to settle the booking by its payment, rather than to wait for the webhook. */
const settle: Look = async (bookingId, token, signal) => {
  try {
    const { data } = await callApi<BookingView>(`/api/v1/bookings/${bookingId}/confirm`, {
      method: "POST",
      headers: headersFor(token),
      signal,
    });
    if (data) return data.status;
  } catch (error) {
    // Not paid yet, or over: the booking itself tells which.
    if (!(error instanceof ApiError) || (error.code !== "payment_required" && error.code !== "hold_expired"))
      throw error;
  }
  return read(bookingId, token, signal);
};
