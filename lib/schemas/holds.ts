import { z } from "zod";
import { amount, line, money, timestamp } from "./common";
import { seat } from "./events";

/** Which seats are the best: so many together, in one of these tiers, at this price at most (minor units). */
export const seatWish = z.strictObject({
  quantity: z.number().int().min(1).max(100),
  tiers: z.array(z.string().max(64)).min(1).max(50).optional(),
  maxPrice: amount.optional(),
  /** At least one accessible seat, with the others beside it; without it no accessible seat is taken. */
  accessible: z.boolean().optional(),
});
export type SeatWishBody = z.infer<typeof seatWish>;

/** What to hold: seats by id, so many places of a tier, or the best that are left. */
export const holdBody = z.union(
  [
    z.strictObject({
      seats: z
        .array(z.string().max(64))
        .min(1, "must name at least one seat")
        .max(100, "must name at most 100 seats")
        .refine((ids) => new Set(ids).size === ids.length, "names a seat twice"),
    }),
    z.strictObject({ tier: z.string().max(64), quantity: z.number().int().min(1).max(100) }),
    z.strictObject({ bestAvailable: seatWish }),
  ],
  "must be {seats: [id, …]}, {tier, quantity} or {bestAvailable: {quantity, …}}",
);
export type HoldBody = z.infer<typeof holdBody>;

export const hold = z
  .object({
    id: z.string(),
    eventId: z.string(),
    status: z.enum(["active", "released", "booked", "expired"]),
    seats: z.array(seat.omit({ status: true })),
    quantity: z.number().int(),
    total: money,
    expiresAt: timestamp,
    /** True while the one extension is still to be had. */
    extendable: z.boolean(),
  })
  .meta({ id: "Hold" });
export type HoldView = z.infer<typeof hold>;

/** A hold as it is now: with the booking that was made of it, and the database's time of this answer. */
export const holdState = hold.extend({ bookingId: z.string().nullable(), asOf: timestamp }).meta({ id: "HoldState" });
export type HoldState = z.infer<typeof holdState>;

/** The answer to the hold's maker alone: with the token that makes its bearer the holder. */
export const createdHold = hold.extend({ token: z.string() }).meta({ id: "CreatedHold" });
export type CreatedHold = z.infer<typeof createdHold>;

export const quoteBody = z.strictObject({ discountCode: line(64).optional() });

export const quote = z
  .object({
    items: z.array(
      z.object({ tier: z.string(), name: z.string(), quantity: z.number().int(), price: money, amount: money }),
    ),
    subtotal: money,
    discount: money,
    /** What takes the discount off: the code, or GROUP; null when nothing does. */
    discountName: z.string().nullable(),
    fees: money,
    /** The fees, ticket by ticket: how many bear one, and the lowest and the highest; null when none does. */
    feePerTicket: z.object({ tickets: z.number().int(), min: money, max: money }).nullable(),
    /** Contained in the total. */
    tax: money,
    taxPercent: z.number(),
    total: money,
  })
  .meta({ id: "Quote" });
export type Quote = z.infer<typeof quote>;

export const bestAvailableQuery = z.strictObject({
  quantity: z.coerce.number().int().min(1).max(100),
  tier: line(64).optional(),
  maxPrice: z.coerce.number().int().min(0).max(100_000_000).optional(),
  accessible: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .optional(),
});

export const bestAvailable = z
  .object({
    /** In layout order; for general admission without section, row and number. */
    seats: z.array(seat),
    total: money,
    together: z.boolean(),
    /** one_row: side by side · rows_behind_each_other: in neighbouring rows · apart: in as few groups as there could be */
    reason: z.enum(["one_row", "rows_behind_each_other", "apart", "general_admission"]),
    /** The tier, when all are of the same. */
    tier: z.string().nullable(),
  })
  .meta({ id: "BestAvailable" });
export type BestAvailable = z.infer<typeof bestAvailable>;
