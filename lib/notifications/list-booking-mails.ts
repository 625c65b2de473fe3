import "server-only";
import { getBookingRecordOrThrow } from "@/lib/bookings/get-booking-or-throw";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import { type BookingMail, bookingMail } from "@/lib/schemas/bookings";
import { NOT_NEEDED } from "./send-mail";

/**
 * The mails to a booking's buyer and what became of them, oldest first; those that had become pointless are left out.
 * @throws AppError not_found
 */
export async function listBookingMails(principal: Principal, bookingId: string): Promise<BookingMail[]> {
  const { booking } = await getBookingRecordOrThrow(principal, bookingId);
  const mails = await db().mail.findMany({
    where: { bookingId: booking.id, template: { in: bookingMail.shape.template.options } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  return mails
    .filter(({ status, failure }) => status !== "failed" || failure !== NOT_NEEDED)
    .map(({ template, status, toEmail, createdAt, sentAt }) =>
      bookingMail.parse({ template, status, to: toEmail, at: (sentAt ?? createdAt).toISOString() }),
    );
}
