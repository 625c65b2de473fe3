import { eventType } from "inngest";
import { z } from "zod";

/**
 * What background work is told, by name. Most of it comes through the outbox: the topic `booking.cancelled` leaves as
 * `booking/cancelled`, its payload as the data. Events carry ids, not copies: who hears of one late looks at what is
 * true by then. The same event may come twice, late, or out of order.
 */

const id = z.string().min(1).max(100);
const ids = z.array(id).min(1).max(1_000);
const locale = z.enum(["en", "de"]);

/** One event for all that one statement of the inventory confirmed. */
export const bookingsConfirmed = eventType("bookings/confirmed", { schema: z.object({ bookingIds: ids }) });

/** `reason`: buyer, organizer, event_cancelled, capture_failed, seats_gone, limit_per_buyer, wrong_amount … */
export const bookingCancelled = eventType("booking/cancelled", {
  schema: z.object({ bookingId: id, reason: z.string().nullish() }),
});

/** Money is on its way back; amount in minor units of the booking's currency. */
export const bookingRefunded = eventType("booking/refunded", {
  schema: z.object({ bookingId: id, amount: z.number().int() }),
});

/** Holds that were settled after their end, and the pending bookings that ended with them. */
export const holdsExpired = eventType("holds/expired", {
  schema: z.object({ holdIds: ids, bookingIds: z.array(id).max(1_000) }),
});

export const ticketTransferred = eventType("ticket/transferred", {
  schema: z.object({ ticketId: id, bookingId: id, version: z.number().int() }),
});
export const ticketClaimed = eventType("ticket/claimed", {
  schema: z.object({ ticketId: id, bookingId: id, version: z.number().int() }),
});

const changed = z.object({ from: z.string().nullable(), to: z.string().nullable() });
/** What ticket holders have to know of a published event that was changed; times in RFC 3339. */
export const eventChanged = eventType("event/changed", {
  schema: z.object({
    eventId: id,
    /** Of this change: events with the same one are the same. */
    changeId: id,
    changes: z.object({
      title: changed.optional(),
      startsAt: changed.optional(),
      endsAt: changed.optional(),
      venue: changed.optional(),
      /** published → postponed, or back */
      status: changed.optional(),
    }),
  }),
});
export const eventCancelled = eventType("event/cancelled", { schema: z.object({ eventId: id }) });

export const accountRegistered = eventType("account/registered", { schema: z.object({ userId: id, locale }) });
/** `at`: when, RFC 3339; every change is written about once. */
export const accountPasswordChanged = eventType("account/password-changed", {
  schema: z.object({ userId: id, at: z.string(), locale }),
});
/** The account has a new address; the link goes to the one before, and brings it back. */
export const accountEmailChanged = eventType("account/email-changed", {
  schema: z.object({ userId: id, linkId: id, at: z.string(), locale }),
});
/** Somebody asked for a link for this address; whether anybody has it is looked up afterwards. */
export const accountLinkRequested = eventType("account/link-requested", {
  schema: z.object({
    requestId: id,
    purpose: z.enum(["verify_email", "reset_password", "sign_in", "change_email"]),
    email: z.string(),
    /** Who asks, where that is known: for change_email, whose address `email` shall become. */
    userId: id.nullish(),
    locale,
  }),
});

/** now: somebody sits and waits for it · soon: tickets · bulk: what goes to many at once */
export const mailLane = z.enum(["now", "soon", "bulk"]);
export type MailLane = z.infer<typeof mailLane>;
/** One mail is to be sent. Lanes are apart so that none waits behind ten thousand of another. */
export const mailQueued = eventType("mail/queued", { schema: z.object({ mailId: id, lane: mailLane }) });

/** The pulse found work whose time has come. */
export const workDue = eventType("work/due", {
  schema: z.object({ kind: z.enum(["holds", "checkouts", "stranded", "refunds", "captures"]) }),
});

/** Said by whoever drives the work, when a run gave up after its last try. */
export const functionFailed = eventType("inngest/function.failed", {
  schema: z.object({
    function_id: z.string(),
    run_id: z.string(),
    error: z.object({ name: z.string().optional(), message: z.string() }),
    event: z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) }),
  }),
});

/** Every event of our own, by name: what the relay checks announcements against. */
export const events = {
  "bookings/confirmed": bookingsConfirmed,
  "booking/cancelled": bookingCancelled,
  "booking/refunded": bookingRefunded,
  "holds/expired": holdsExpired,
  "ticket/transferred": ticketTransferred,
  "ticket/claimed": ticketClaimed,
  "event/changed": eventChanged,
  "event/cancelled": eventCancelled,
  "account/registered": accountRegistered,
  "account/password-changed": accountPasswordChanged,
  "account/email-changed": accountEmailChanged,
  "account/link-requested": accountLinkRequested,
  "mail/queued": mailQueued,
  "work/due": workDue,
} as const;
