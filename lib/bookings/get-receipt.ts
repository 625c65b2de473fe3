import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { receipt } from "@/lib/schemas/bookings";
import { paymentOf, toBookingView } from "./booking-view";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";

/** What was bought, from whom, and what was paid. @throws AppError not_found, conflict before it is confirmed */
export async function getReceipt(principal: Principal, bookingId: string): Promise<z.input<typeof receipt>> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  if (!booking.confirmedAt) throw new AppError("conflict", "There is a receipt once the booking is confirmed.");
  const view = await toBookingView(booking, event);
  const organizer = await db().organizer.findUniqueOrThrow({
    where: { id: event.organizerId },
    select: { name: true },
  });
  const payment = paymentOf(booking);
  const money = (amount: number) => ({ amount, currency: booking.currency });
  return {
    number: booking.number,
    issuedAt: booking.confirmedAt.toISOString(),
    seller: { name: organizer.name },
    buyer: view.buyer,
    event: {
      title: event.title,
      startsAt: event.startsAt.toISOString(),
      timeZone: event.timeZone,
      venue: event.venue.name,
    },
    items: view.items,
    subtotal: view.subtotal,
    discount: view.discount,
    fees: view.fees,
    tax: view.tax,
    total: view.total,
    paid: money(payment?.captured ?? 0),
    refunded: money(payment?.refunded ?? 0),
  };
}
