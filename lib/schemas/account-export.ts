import { z } from "zod";
import { notificationChoices, session, user } from "./accounts";
import { booking, bookingChange, ticket } from "./bookings";
import { money, timestamp } from "./common";

const exportedRefund = z.object({
  id: z.string(),
  amount: money,
  reason: z.string(),
  status: z.string(),
  createdAt: timestamp,
});

const exportedPayment = z.object({
  id: z.string(),
  status: z.string(),
  amount: money,
  captured: money,
  refunded: money,
  createdAt: timestamp,
  refunds: z.array(exportedRefund),
});

export const exportedBooking = booking.omit({ payment: true, cancellation: true }).extend({
  tickets: z.array(ticket.omit({ event: true, bookingId: true, bookingNumber: true })),
  payments: z.array(exportedPayment),
  history: z.array(bookingChange),
});

/** A hold that is still running; those that were booked are in their bookings, and ended ones hold nothing. */
export const exportedHold = z.object({
  id: z.string(),
  event: z.string(),
  quantity: z.number().int(),
  createdAt: timestamp,
  expiresAt: timestamp,
});

/** A ticket that somebody else bought and gave to the user. */
export const exportedReceivedTicket = z.object({
  id: z.string(),
  event: z.string(),
  startsAt: timestamp,
  attendee: z.string(),
  receivedAt: timestamp.nullable(),
});

/** A mail to the user, or about a booking of theirs; what it said is made anew for each and not kept. */
export const exportedMail = z.object({
  template: z.string(),
  to: z.string(),
  subject: z.string().nullable(),
  status: z.string(),
  createdAt: timestamp,
  sentAt: timestamp.nullable(),
});

export const exportedAuditEntry = z.object({
  at: timestamp,
  action: z.string(),
  targetId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** Everything that Evently knows about one user. Without passwords, tokens and codes, which are nobody's data. */
export const accountExport = z
  .object({
    format: z.literal("evently-account-export"),
    version: z.literal(1),
    exportedAt: timestamp,
    profile: user,
    waysIn: z.object({
      password: z.boolean(),
      accounts: z.array(z.object({ provider: z.string(), accountId: z.string(), connectedAt: timestamp })),
    }),
    notifications: notificationChoices,
    sessions: z.array(session),
    holds: z.array(exportedHold),
    bookings: z.array(exportedBooking),
    receivedTickets: z.array(exportedReceivedTicket),
    mails: z.array(exportedMail),
    auditEntries: z.array(exportedAuditEntry),
  })
  .meta({ id: "AccountExport" });
