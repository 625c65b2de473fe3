"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button-look";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { usePolling } from "@/components/ui/use-polling";
import type { BookingView } from "@/lib/schemas/bookings";
import { ApiError, callApi } from "@/lib/shared/api-client";
import { HoldClock } from "./hold-clock";
import { GiveUpBooking, ResumePayment } from "./pending-forms";
import { useCountdown } from "./use-countdown";

const EVERY_MS = 4_000;
/** Looks after which a reader who says to have paid is told that it takes longer. */
const PATIENCE = 5;
/** Failed looks in a row after which the reader is told that there is no connection. */
const LOST = 2;

/** From where the reader comes: the payment page, after paying or by its way out, or anywhere else. */
export type CameFrom = "paid" | "cancelled" | null;

/**
 * A booking that waits for its payment: what happened, whether money moved, the way to pay, and a look
 * every few seconds whether the payment has arrived, in this tab or in another.
 */
export function PendingBooking({
  bookingId,
  token,
  checkoutUrl,
  failure,
  expiresAt,
  serverNow,
  cameFrom,
}: {
  bookingId: string;
  token: string | null;
  /** Null while the payment could not be opened. */
  checkoutUrl: string | null;
  /** Why the newest try to pay failed. */
  failure: string | null;
  expiresAt: string;
  /** Milliseconds of the database's clock when it made the page. */
  serverNow: number;
  cameFrom: CameFrom;
}) {
  const t = useTranslations("bookings.pending");
  const router = useRouter();
  const { remaining, said } = useCountdown(expiresAt, serverNow);
  const [looks, setLooks] = useState(0);
  const [status, setStatus] = useState<BookingView["status"]>("pending");
  const [newFailure, setNewFailure] = useState(failure);
  const settled = status !== "pending";
  const paid = cameFrom === "paid";

  const look = useCallback(
    async (signal: AbortSignal) => {
      // Who has not been at the payment page has nothing to settle; the webhook would tell otherwise.
      const booking = await (paid ? settle : read)(bookingId, token, signal);
      setLooks((count) => count + 1);
      if (booking === null) return;
      setNewFailure(booking.payment?.failure ?? null);
      if (booking.status === "pending") return;
      setStatus(booking.status);
      router.refresh();
    },
    [bookingId, token, paid, router],
  );
  const { failures } = usePolling(look, EVERY_MS, !settled);

  const over = remaining <= 0;
  const declined = newFailure !== null;
  const searching = !settled && paid && !declined && looks < PATIENCE;
  return (
    <div className="space-y-4">
      <div role="status" className="empty:hidden">
        {settled || searching ? (
          <p className="flex items-center gap-2.5 font-medium">
            <Spinner /> {status === "confirmed" ? t("arrived") : t("checking")}
          </p>
        ) : (
          happened()
        )}
      </div>
      {settled ? null : (
        <>
          {over ? null : <HoldClock remaining={remaining} said={said} />}
          {searching || over ? null : (
            <div className="flex flex-wrap items-start gap-3">
              {checkoutUrl === null ? (
                <ResumePayment bookingId={bookingId} token={token} />
              ) : (
                <a href={checkoutUrl} className={buttonClass({ size: "lg" })}>
                  {t("pay")}
                </a>
              )}
              <GiveUpBooking bookingId={bookingId} token={token} />
            </div>
          )}
        </>
      )}
    </div>
  );

  function happened() {
    if (failures >= LOST) return <Notice tone="warning">{t("lost")}</Notice>;
    if (over) return <Notice tone="warning">{t("ending")}</Notice>;
    if (declined) return <Notice tone="danger">{t("declined", { why: whyDeclined() })}</Notice>;
    if (checkoutUrl === null) return <Notice tone="warning">{t("unopened")}</Notice>;
    if (paid) return <Notice tone="neutral">{t("slow")}</Notice>;
    return cameFrom === "cancelled" ? <Notice tone="neutral">{t("cancelled")}</Notice> : null;
  }

  function whyDeclined(): string {
    const key = `why.${newFailure}` as "why.other";
    return t.has(key) ? t(key) : t("why.other");
  }
}

type Look = (bookingId: string, token: string | null, signal: AbortSignal) => Promise<BookingView | null>;

const headersFor = (token: string | null): Record<string, string> => (token === null ? {} : { "Evently-Token": token });

const read: Look = async (bookingId, token, signal) => {
  const { data } = await callApi<BookingView>(`/api/v1/bookings/${bookingId}`, { headers: headersFor(token), signal });
  return data;
};

/** Asks to settle the booking by its payment, rather than to wait for the webhook. */
const settle: Look = async (bookingId, token, signal) => {
  try {
    const { data } = await callApi<BookingView>(`/api/v1/bookings/${bookingId}/confirm`, {
      method: "POST",
      headers: headersFor(token),
      signal,
    });
    if (data) return data;
  } catch (error) {
    // Not paid yet, or over: the booking itself tells which.
    if (!(error instanceof ApiError) || (error.code !== "payment_required" && error.code !== "hold_expired"))
      throw error;
  }
  return read(bookingId, token, signal);
};
