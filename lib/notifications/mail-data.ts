import "server-only";
import { z } from "zod";
import type { MailProps } from "@/emails/props";

const id = z.string().min(1).max(100);
const change = z.object({ from: z.string().nullable(), to: z.string().nullable() });

/**
 * What a mail's row keeps, by template: ids, and facts that nobody can look up later. All else is looked up when the
 * mail is written, so that one sent late says what is true by then. Amounts in minor units of the booking's currency,
 * times in RFC 3339.
 */
export const mailData = {
  confirmation: z.object({ bookingId: id }),
  cancellation: z.object({
    bookingId: id,
    reason: z.enum(["buyer", "organizer", "event_cancelled", "payment_failed", "seats_gone"]),
    /** What goes back; null when nothing does. */
    refund: z.number().int().positive().nullable(),
  }),
  expiry: z.object({ bookingId: id }),
  refund: z.object({ bookingId: id, amount: z.number().int().positive() }),
  /** `startsAt`: the start that is reminded of; when it is another by then, another reminder says so. */
  reminder: z.object({ bookingId: id, when: z.enum(["day", "hours"]), startsAt: z.string() }),
  /** `changes` as in the event `event/changed`. */
  eventChanged: z.object({
    bookingId: id,
    changeId: id,
    changes: z.object({
      title: change.optional(),
      startsAt: change.optional(),
      endsAt: change.optional(),
      venue: change.optional(),
      status: change.optional(),
    }),
  }),
  /** `version`: of the ticket when it was given; once it is passed on again this mail is for nobody. */
  ticketReceived: z.object({ ticketId: id, version: z.number().int() }),
  verification: z.object({ linkId: id }),
  emailChange: z.object({ linkId: id }),
  passwordReset: z.object({ linkId: id }),
  signInLink: z.object({ linkId: id }),
  emailChanged: z.object({ linkId: id, at: z.string() }),
  passwordChanged: z.object({ userId: id, at: z.string() }),
} satisfies { [T in keyof MailProps]?: z.ZodType };

export type MailData = { [T in keyof typeof mailData]: z.infer<(typeof mailData)[T]> };
/** Templates that mails are queued of; those of the waiting list come with it. */
export type QueuedTemplate = keyof MailData;

export function isQueuedTemplate(name: string): name is QueuedTemplate {
  return Object.hasOwn(mailData, name);
}
