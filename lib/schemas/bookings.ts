import { z } from "zod";
import { cursor, email, id, limit, line, money, page, timestamp } from "./common";
import { venueSummary } from "./events";

export const bookingStatus = z.enum(["pending", "confirmed", "cancelled", "expired", "refunded", "partly_refunded"]);
export type BookingStatus = z.infer<typeof bookingStatus>;

export const createBookingBody = z.strictObject({
  holdId: id("hold"),
  buyer: z.strictObject({ name: line(200), email }),
  /** One name a seat, in the hold's order; left out: the buyer's name on each ticket. */
  attendees: z.array(line(200)).max(100).optional(),
  discountCode: line(64).optional(),
});
export type CreateBookingBody = z.infer<typeof createBookingBody>;

export const bookingEvent = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  category: z.string(),
  startsAt: timestamp,
  endsAt: timestamp.nullable(),
  timeZone: z.string(),
  status: z.string(),
  imageUrl: z.string().nullable(),
  venue: venueSummary,
});

export const paymentView = z
  .object({
    /** open: waiting for the buyer · authorized: money is set aside · captured: paid */
    status: z.enum(["open", "authorized", "captured", "cancelled", "failed", "expired", "refunded", "partly_refunded"]),
    checkoutUrl: z.string().nullable(),
    /** Why the newest try to pay failed, or why authorised money was let go: a decline code, seats_gone, limit_per_buyer, … */
    failure: z.string().nullable(),
    refunded: money,
  })
  .meta({ id: "Payment" });

export const booking = z
  .object({
    id: z.string(),
    number: z.string(),
    status: bookingStatus,
    event: bookingEvent,
    buyer: z.object({ name: z.string(), email: z.string() }),
    quantity: z.number().int(),
    items: z.array(
      z.object({
        section: z.string().nullable(),
        row: z.string().nullable(),
        number: z.string().nullable(),
        tier: z.string(),
        tierName: z.string(),
        price: money,
        attendee: z.string(),
      }),
    ),
    subtotal: money,
    discount: money,
    /** What took the discount off: the code, or GROUP; null when nothing did. */
    discountName: z.string().nullable(),
    fees: money,
    tax: money,
    total: money,
    payment: paymentView.nullable(),
    /** The end of its hold, while it is pending. */
    expiresAt: timestamp.nullable(),
    createdAt: timestamp,
    confirmedAt: timestamp.nullable(),
    cancelledAt: timestamp.nullable(),
    /** What a cancellation now would give back; null when the policy allows none. */
    cancellation: z.object({ until: timestamp, refund: money }).nullable(),
  })
  .meta({ id: "Booking" });
export type BookingView = z.infer<typeof booking>;

export const bookingFilters = z.strictObject({
  status: z.enum(["upcoming", "past", "pending", "confirmed", "cancelled", "expired", "refunded"]).optional(),
  cursor,
  limit: limit(100, 20),
});
export type BookingFilters = z.infer<typeof bookingFilters>;
export const bookingPage = page(booking);

export const bookingChange = z
  .object({
    at: timestamp,
    actor: z.enum(["buyer", "organizer", "system"]),
    change: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "BookingChange" });

export const ticket = z
  .object({
    id: z.string(),
    bookingId: z.string(),
    bookingNumber: z.string(),
    status: z.enum(["valid", "void"]),
    event: bookingEvent,
    section: z.string().nullable(),
    row: z.string().nullable(),
    number: z.string().nullable(),
    tier: z.string(),
    tierName: z.string(),
    price: money,
    attendee: z.string(),
  })
  .meta({ id: "Ticket" });
export type TicketView = z.infer<typeof ticket>;

export const ticketCode = z
  .object({
    /** The text of the QR code. */
    code: z.string(),
    validUntil: timestamp.nullable(),
  })
  .meta({ id: "TicketCode" });

export const receipt = z
  .object({
    number: z.string(),
    issuedAt: timestamp,
    seller: z.object({ name: z.string() }),
    buyer: z.object({ name: z.string(), email: z.string() }),
    event: z.object({ title: z.string(), startsAt: timestamp, timeZone: z.string(), venue: z.string() }),
    items: booking.shape.items,
    subtotal: money,
    discount: money,
    fees: money,
    tax: money,
    total: money,
    paid: money,
    refunded: money,
  })
  .meta({ id: "Receipt" });
