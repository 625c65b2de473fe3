import "server-only";
import { withBreath } from "@/lib/platform/breath";
import { query } from "@/lib/platform/db";
import { addressed, type BookedRow, bookedColumns } from "./booked-wish";
import { queueMails } from "./queue-mails";

/** The tickets' mail for bookings that were confirmed and still are. Answers the mails that are to be sent. */
export function notifyConfirmed(bookingIds: string[]): Promise<string[]> {
  return withBreath(async () => {
    const rows = await query<BookedRow>(
      `SELECT ${bookedColumns} FROM bookings b WHERE b.id = ANY($1) AND b.status = 'confirmed' ORDER BY b.id`,
      [bookingIds],
    );
    return queueMails(
      rows.map((row) => ({
        template: "confirmation",
        key: row.bookingId,
        ...addressed(row),
        data: { bookingId: row.bookingId },
      })),
    );
  });
}
