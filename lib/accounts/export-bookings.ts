import "server-only";
import type { z } from "zod";
import { listBookingHistory } from "@/lib/bookings/booking-history";
import { listBookings } from "@/lib/bookings/list-bookings";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { exportedBooking } from "@/lib/schemas/account-export";
import type { BookingView } from "@/lib/schemas/bookings";
import { listTickets } from "@/lib/tickets/list-tickets";

type ExportedBooking = z.input<typeof exportedBooking>;

/** All bookings of a user with their tickets, payments, refunds and history, newest first, ten at a time. */
export async function* exportBookings(owner: Principal): AsyncGenerator<ExportedBooking> {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await listBookings(owner, { cursor, limit: 10 });
    for (const booking of page.data) yield await withAll(owner, booking);
    cursor = page.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
}

async function withAll(owner: Principal, booking: BookingView): Promise<ExportedBooking> {
  const [tickets, history, payments] = await Promise.all([
    listTickets(owner, booking.id),
    listBookingHistory(owner, booking.id),
    exportPayments(booking.id),
  ]);
  return { ...booking, tickets, history, payments };
}

async function exportPayments(bookingId: string): Promise<ExportedBooking["payments"]> {
  const payments = await db().payment.findMany({
    where: { bookingId },
    include: { refunds: { orderBy: { id: "asc" } } },
    orderBy: { id: "asc" },
  });
  return payments.map((payment) => {
    const money = (amount: number) => ({ amount, currency: payment.currency });
    return {
      id: payment.id,
      status: payment.status,
      amount: money(payment.amount),
      captured: money(payment.captured),
      refunded: money(payment.refunded),
      createdAt: payment.createdAt.toISOString(),
      refunds: payment.refunds.map((refund) => ({
        id: refund.id,
        amount: money(refund.amount),
        reason: refund.reason,
        status: refund.status,
        createdAt: refund.createdAt.toISOString(),
      })),
    };
  });
}
