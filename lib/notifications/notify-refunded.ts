import "server-only";
import { query } from "@/lib/platform/db";
import { addressed, type BookedRow, bookedColumns } from "./booked-wish";
import { queueMails } from "./queue-mails";

/**
 * Tells a buyer that money is on its way back; `amount` in minor units of the booking's currency. `refundId` tells one
 * refund of a booking from another. Answers the mails that are to be sent.
 */
export async function notifyRefunded(refundId: string, bookingId: string, amount: number): Promise<string[]> {
  if (amount <= 0) return [];
  const [row] = await query<BookedRow>(`SELECT ${bookedColumns} FROM bookings b WHERE b.id = $1`, [bookingId]);
  if (!row) return [];
  return queueMails([
    { template: "refund", key: `${bookingId}:${refundId}`, ...addressed(row), data: { bookingId, amount } },
  ]);
}
