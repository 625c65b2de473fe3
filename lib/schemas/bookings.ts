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
    /** holder: somebody to whom a ticket was given */
    actor: z.enum(["buyer", "holder", "organizer", "system"]),
    change: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "BookingChange" });
export type BookingChange = z.infer<typeof bookingChange>;

/** A mail to a booking's buyer. */
export const bookingMail = z.object({
  template: z.enum(["confirmation", "cancellation", "expiry", "refund", "reminder", "eventChanged"]),
  /** queued: on its way · bounced: it came back, or was reported as spam */
  status: z.enum(["queued", "sent", "failed", "bounced"]),
  to: z.string(),
  /** When it was sent; before that, when it was written down. */
  at: timestamp,
});
export type BookingMail = z.infer<typeof bookingMail>;

/** What was asked for is done in the background. */
export const accepted = z.object({ status: z.literal("accepted") });

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
    /** False for who gave the ticket to somebody else: without code and paper then. */
    yours: z.boolean(),
    /** To whom the ticket went, and when; null while it is its buyer's. */
    given: z.object({ to: z.string(), at: timestamp }).nullable(),
    /** True while its holder may pass it on. */
    transferable: z.boolean(),
  })
  .meta({ id: "Ticket" });
export type TicketView = z.infer<typeof ticket>;

export const ticketCode = z
  .object({
    /** The text of the QR code. */
    code: z.string(),
    /** When the next one is due; a door takes this one for half a minute longer. */
    validUntil: timestamp.nullable(),
    /** By the clock that decides at the door. */
    now: timestamp,
    /** The codes after this one, for a while without a network. */
    upcoming: z.array(z.object({ code: z.string(), validFrom: timestamp, validUntil: timestamp })),
  })
  .meta({ id: "TicketCode" });
export type TicketCode = z.infer<typeof ticketCode>;

export const transferBody = z.strictObject({ name: line(200), email });
export type TransferBody = z.infer<typeof transferBody>;

export const transferredTicket = z
  .object({
    ticket,
    /** Makes its bearer the ticket's holder, as Evently-Token. */
    token: z.string(),
    /** The page for the new holder: to be sent to him. */
    url: z.string(),
  })
  .meta({ id: "TransferredTicket" });
export type TransferredTicket = z.infer<typeof transferredTicket>;

export const givenTicketFilters = z.strictObject({ cursor, limit: limit(100, 20) });
export type GivenTicketFilters = z.infer<typeof givenTicketFilters>;
export const ticketPage = page(ticket);

/** For links, which carry no headers: the token that is otherwise sent as Evently-Token. */
export const fileQuery = z.strictObject({ token: z.string().max(100).optional() });
/** The same where JSON is answered too: what the Accept header says, unless it is said here. */
export const formatQuery = fileQuery.extend({ format: z.enum(["json", "pdf"]).optional() });

export const receipt = z
  .object({
    number: z.string(),
    issuedAt: timestamp,
    status: bookingStatus,
    cancelledAt: timestamp.nullable(),
    /** Who sells, with the address and the tax number that he gave. */
    seller: z.object({ name: z.string(), address: z.string(), taxId: z.string().nullable() }),
    buyer: z.object({ name: z.string(), email: z.string() }),
    event: z.object({ title: z.string(), startsAt: timestamp, timeZone: z.string(), venue: z.string() }),
    items: booking.shape.items,
    subtotal: money,
    discount: money,
    /** The code that took the discount off, or GROUP. */
    discountName: z.string().nullable(),
    fees: money,
    /** Contained in the total. */
    tax: money,
    /** The share of the tax; null when no tax is contained, or its share is not known any more. */
    taxPercent: z.number().nullable(),
    total: money,
    paid: money,
    /** How it was paid; null for what cost nothing. */
    payment: z.object({ method: z.literal("card"), reference: z.string() }).nullable(),
    refunded: money,
  })
  .meta({ id: "Receipt" });
export type ReceiptView = z.output<typeof receipt>;
