import "server-only";
import { permissions } from "@/lib/accounts/organizers";
import { findBookingRecord } from "@/lib/bookings/get-booking-or-throw";
import { holdsBooking } from "@/lib/bookings/holds-booking";
import { AppError, notFound } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import { announce } from "@/lib/platform/outbox";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { queueMails } from "./queue-mails";
import { resendMail } from "./resend-mail";

/**
 * Sends a booking's tickets again, for its buyer or its organizer: to the address that the booking names and nowhere
 * else.
 * @throws AppError not_found, conflict unless it is confirmed, rate_limited
 */
export async function resendConfirmation(principal: Principal, bookingId: string): Promise<void> {
  const found = await findBookingRecord(bookingId);
  if (!found) throw notFound("booking");
  const { booking, event } = found;
  if (!(await holdsBooking(principal, booking)) && !(await manages(principal, event.organizerId))) {
    throw notFound("booking");
  }
  if (booking.status !== "confirmed") throw new AppError("conflict", `The booking is ${booking.status}.`);
  const earlier = await db().mail.findUnique({
    where: { dedupeKey: `confirmation:${bookingId}` },
    select: { id: true },
  });
  if (earlier) {
    await resendMail(earlier.id);
    return;
  }
  const queued = await queueMails([
    {
      template: "confirmation",
      key: bookingId,
      to: booking.buyerEmail,
      locale: isLocale(booking.locale) ? booking.locale : defaultLocale,
      data: { bookingId },
      userId: booking.userId,
      bookingId,
      eventKey: booking.eventKey,
    },
  ]);
  for (const mailId of queued) await announce("mail.queued", { mailId, lane: "now" });
}

async function manages({ user }: Principal, organizerId: string): Promise<boolean> {
  if (!user) return false;
  const membership = await db().organizerMember.findFirst({
    where: {
      userId: user.id,
      organizerId,
      role: { in: [...permissions.manage] },
      organizer: { deletedAt: null, suspendedAt: null },
    },
    select: { role: true },
  });
  return membership !== null;
}
