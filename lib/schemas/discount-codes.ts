import { z } from "zod";
import { amount, id, timestamp } from "./common";

/** Letters, digits, dots, dashes and underscores; kept in capitals, so that nobody has to care. */
const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "must have 1 to 64 letters, digits, dots, dashes or underscores")
  .toUpperCase();

export const discountCodeBody = z
  .strictObject({
    code,
    /** Either this, off what the code covers, … */
    percentOff: z.number().int().min(1).max(100).optional(),
    /** … or this, off the whole booking. */
    amountOff: amount.min(1).optional(),
    minQuantity: z.number().int().min(1).max(100).optional(),
    /** Ids of tiers; left out: all of the event's. */
    tiers: z.array(id("tier")).min(1).max(50).optional(),
    maxUses: z.number().int().min(1).max(1_000_000_000).optional(),
    startsAt: timestamp.optional(),
    endsAt: timestamp.optional(),
  })
  .refine((body) => (body.percentOff === undefined) !== (body.amountOff === undefined), {
    path: ["percentOff"],
    message: "give either percentOff or amountOff",
  })
  .refine((body) => !body.startsAt || !body.endsAt || new Date(body.endsAt) > new Date(body.startsAt), {
    path: ["endsAt"],
    message: "must be after startsAt",
  });
export type DiscountCodeBody = z.infer<typeof discountCodeBody>;

export const discountCode = z
  .object({
    id: z.string(),
    code: z.string(),
    percentOff: z.number().int().nullable(),
    amountOff: z.number().int().nullable(),
    minQuantity: z.number().int(),
    /** Empty: all tiers. */
    tiers: z.array(z.string()),
    maxUses: z.number().int().nullable(),
    /** Bookings that wait for their payment or were paid. */
    uses: z.number().int(),
    startsAt: timestamp.nullable(),
    endsAt: timestamp.nullable(),
    createdAt: timestamp,
  })
  .meta({ id: "DiscountCode" });
export type DiscountCodeView = z.infer<typeof discountCode>;
