import "server-only";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import { taxIn } from "@/lib/pricing/price-hold";
import type { ReceiptView } from "@/lib/schemas/bookings";
import { paymentOf, toBookingView } from "./booking-view";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";

/** What was bought, from whom, and what was paid. @throws AppError not_found, conflict before it is confirmed */
export async function getReceipt(principal: Principal, bookingId: string): Promise<ReceiptView> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  if (!booking.confirmedAt) throw new AppError("conflict", "There is a receipt once the booking is confirmed.");
  const view = await toBookingView(booking, event);
  const organizer = await db().organizer.findUniqueOrThrow({
    where: { id: event.organizerId },
    select: { name: true, address: true, taxId: true },
  });
  const payment = paymentOf(booking);
  const money = (amount: number) => ({ amount, currency: booking.currency });
  return {
    number: booking.number,
    issuedAt: booking.confirmedAt.toISOString(),
    status: view.status,
    cancelledAt: view.cancelledAt,
    seller: organizer,
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
    discountName: booking.discountName,
    fees: view.fees,
    tax: view.tax,
    taxPercent: taxPercentOf(booking, event.taxBasisPoints),
    total: view.total,
    paid: money(payment?.captured ?? 0),
    payment: payment && { method: "card", reference: payment.id },
    refunded: money(payment?.refunded ?? 0),
  };
}

/** The event's tax share in percent, unless it was changed since the sale and is not what this booking contains. */
function taxPercentOf({ total, tax }: { total: number; tax: number }, basisPoints: number): number | null {
  return tax > 0 && taxIn(total, basisPoints) === tax ? basisPoints / 100 : null;
}
