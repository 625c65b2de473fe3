import "server-only";
import { query } from "@/lib/platform/db";
import { addressed, type BookedRow, bookedColumns } from "./booked-wish";
import type { MailData } from "./mail-data";
import { queueMails } from "./queue-mails";

interface CancelledRow extends BookedRow {
  /** It had been confirmed. */
  confirmed: boolean;
  actor: string | null;
  /** What goes back, by the history; minor units. */
  refund: number | null;
}

type Reason = MailData["cancellation"]["reason"];

/** Why it says that it was cancelled, by what the inventory was told; others are the organizer's or the buyer's wish. */
const reasons: Record<string, Reason> = {
  event_cancelled: "event_cancelled",
  capture_failed: "payment_failed",
  wrong_amount: "payment_failed",
  seats_gone: "seats_gone",
  limit_per_buyer: "seats_gone",
  refunded_at_provider: "organizer",
  organizer: "organizer",
};

/**
 * Tells a buyer that his booking was cancelled. Who gave up a booking that he had not paid yet is not written to.
 * Answers the mails that are to be sent.
 */
export async function notifyCancelled(bookingId: string, reason: string | null | undefined): Promise<string[]> {
  if (reason === "given_up") return [];
  const [row] = await query<CancelledRow>(
    `SELECT ${bookedColumns}, b.confirmed_at IS NOT NULL AS confirmed, h.actor, (h.data->>'refund')::int AS refund
     FROM bookings b LEFT JOIN LATERAL (
       SELECT actor, data FROM booking_history WHERE booking_id = b.id AND change = 'cancelled' ORDER BY id DESC LIMIT 1
     ) h ON true
     WHERE b.id = $1 AND b.cancelled_at IS NOT NULL`,
    [bookingId],
  );
  if (!row) return [];
  return queueMails([
    {
      template: "cancellation",
      key: bookingId,
      ...addressed(row),
      data: { bookingId, reason: reasons[reason ?? ""] ?? "buyer", refund: row.refund || null },
    },
  ]);
}
