import "server-only";
import { query } from "@/lib/platform/db";
import { addressed, type BookedRow, bookedColumns } from "./booked-wish";
import { type MailWish, queueMails } from "./queue-mails";

interface ExpiredRow extends BookedRow {
  /** The money was there, and came too late. */
  paid: boolean;
}

/**
 * Tells buyers that the time for their unpaid bookings ran out, and those who paid too late that they do not get the
 * seats and are not charged. Answers the mails that are to be sent.
 */
export async function notifyExpired(bookingIds: string[]): Promise<string[]> {
  if (bookingIds.length === 0) return [];
  const rows = await query<ExpiredRow>(
    `SELECT ${bookedColumns}, EXISTS (
       SELECT FROM payments p WHERE p.booking_id = b.id AND p.status NOT IN ('open', 'expired')) AS paid
     FROM bookings b WHERE b.id = ANY($1) AND b.status = 'expired' ORDER BY b.id`,
    [bookingIds],
  );
  return queueMails(rows.map(toWish));
}

function toWish(row: ExpiredRow): MailWish {
  const { bookingId } = row;
  const to = { key: bookingId, ...addressed(row) };
  return row.paid
    ? { template: "cancellation", ...to, data: { bookingId, reason: "seats_gone", refund: null } }
    : { template: "expiry", ...to, data: { bookingId } };
}
