import { z } from "zod";
import { cursor, limit, line, timestamp } from "./common";

export const mailStatus = z.enum(["queued", "sent", "failed", "bounced"]);
export type MailStatus = z.infer<typeof mailStatus>;

/** A mail on record, as the platform's admins see it. */
export const mailView = z.object({
  id: z.string(),
  template: z.string(),
  to: z.string(),
  locale: z.string(),
  status: mailStatus,
  /** As it was sent. */
  subject: z.string().nullable(),
  /** How often sending was tried. */
  attempts: z.number().int(),
  /** Why it failed or bounced, in the provider's words. */
  failure: z.string().nullable(),
  bookingId: z.string().nullable(),
  bookingNumber: z.string().nullable(),
  createdAt: timestamp,
  sentAt: timestamp.nullable(),
  deliveredAt: timestamp.nullable(),
});
export type MailView = z.infer<typeof mailView>;

export const mailFilters = z.object({
  status: mailStatus.optional(),
  template: line(40).optional(),
  /** A whole address. */
  to: z.string().trim().toLowerCase().max(254).optional(),
  cursor,
  limit: limit(100, 50),
});
export type MailFilters = z.infer<typeof mailFilters>;

/** A form about one mail. */
export const mailForm = z.strictObject({ mailId: line(100) });
