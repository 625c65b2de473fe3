import { z } from "zod";
import { amount, currency, cursor, hasYear, id, limit, line, money, page, text, timestamp } from "./common";

export const eventStatus = z.enum(["draft", "published", "postponed", "cancelled"]);
export const eventCategories = [
  "concert",
  "theatre",
  "sport",
  "comedy",
  "family",
  "conference",
  "club",
  "other",
] as const;
export const eventCategory = z.enum(eventCategories);

/** Whole refund until so many hours before the start, less feePercent of the price. Null: no refunds. */
export const refundPolicy = z.strictObject({
  until: z.number().int().min(0).max(8760),
  feePercent: z.number().int().min(0).max(100),
});
export type RefundPolicy = z.infer<typeof refundPolicy>;

/** Fees on each ticket that is not free: minor units, and percent of its price with up to two decimals. */
export const eventFees = z.strictObject({
  perTicket: z.number().int().min(0).max(1_000_000),
  percent: z.number().min(0).max(50).multipleOf(0.01),
});
/** Tax contained in all that is paid. */
export const taxPercent = z.number().min(0).max(50).multipleOf(0.01);
/** What a group of so many or more pays less, without a code. */
export const groupDiscount = z.strictObject({
  minQuantity: z.number().int().min(2).max(100),
  percentOff: z.number().int().min(1).max(100),
});

export const venueSummary = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  address: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
});

export const tier = z
  .object({
    id: z.string(),
    name: z.string(),
    price: money,
    capacity: z.number().int(),
    left: z.number().int(),
    seated: z.boolean(),
    seatCategories: z.array(z.string()),
  })
  .meta({ id: "Tier" });
export type Tier = z.infer<typeof tier>;

/** `few`: under a tenth is left. `not_on_sale`: before or after the sales window, or not published. */
export const availabilityWord = z.enum(["available", "few", "sold_out", "not_on_sale"]);

export const eventSummary = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    artists: z.array(z.string()),
    startsAt: timestamp,
    endsAt: timestamp.nullable(),
    timeZone: z.string(),
    status: eventStatus,
    venue: venueSummary,
    currency,
    /** Lowest and highest price of its tiers. */
    priceRange: z.object({ min: money, max: money }).nullable(),
    capacity: z.number().int(),
    seatsLeft: z.number().int(),
    availability: availabilityWord,
    imageUrl: z.string().nullable(),
  })
  .meta({ id: "EventSummary" });
export type EventSummary = z.infer<typeof eventSummary>;

export const eventDetail = eventSummary
  .extend({
    description: z.string(),
    organizer: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
    tiers: z.array(tier),
    seatMap: z
      .object({ id: z.string(), version: z.number().int(), seats: z.number().int(), url: z.string() })
      .nullable(),
    salesStartAt: timestamp.nullable(),
    salesEndAt: timestamp.nullable(),
    maxPerBuyer: z.number().int(),
    holdSeconds: z.number().int(),
    orphanRule: z.boolean(),
    refundPolicy: refundPolicy.nullable(),
    fees: eventFees,
    taxPercent,
    groupDiscount: groupDiscount.nullable(),
    publishedAt: timestamp.nullable(),
  })
  .meta({ id: "Event" });
export type EventDetail = z.infer<typeof eventDetail>;

const dateOrTimestamp = z.union(
  [z.iso.date().refine(hasYear), timestamp],
  "must be a date such as 2027-01-31 or a timestamp",
);

export const eventSort = z.enum(["startsAt", "price", "popularity", "relevance"]);

export const eventFilters = z.strictObject({
  q: line(200).optional(),
  from: dateOrTimestamp.optional(),
  to: dateOrTimestamp.optional(),
  minPrice: z.coerce.number().int().min(0).max(100_000_000).optional(),
  maxPrice: z.coerce.number().int().min(0).max(100_000_000).optional(),
  /** only events that are sold in this currency */
  currency: currency.optional(),
  /** true: only events that have something left */
  available: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .optional(),
  venue: line(120).optional(),
  /** slug or id */
  organizer: line(120).optional(),
  city: line(120).optional(),
  artist: line(120).optional(),
  tag: line(120).optional(),
  category: eventCategory.optional(),
  sort: eventSort.optional(),
  cursor,
  limit: limit(100, 20),
});
export type EventFilters = z.infer<typeof eventFilters>;

export const eventPage = page(eventSummary);

export const seat = z
  .object({
    id: z.string(),
    index: z.number().int(),
    section: z.string().nullable(),
    row: z.string().nullable(),
    number: z.string().nullable(),
    tier: z.string(),
    price: money,
    status: z.enum(["available", "held", "booked", "blocked"]),
  })
  .meta({ id: "Seat" });
export type SeatView = z.infer<typeof seat>;

export const seatFilters = z.strictObject({
  status: z.enum(["available", "held", "booked", "blocked"]).optional(),
  tier: z.string().max(64).optional(),
  section: line(200).optional(),
  cursor,
  limit: limit(1000, 200),
});

export const availability = z
  .object({
    version: z.string(),
    encoding: z.literal("2bit-lsb-base64"),
    seats: z.number().int(),
    data: z.string(),
  })
  .meta({
    id: "Availability",
    description:
      "2 bits a seat in layout order, least significant first: 0 available, 1 held, 2 booked, 3 blocked; base64",
  });

const tierName = line(100);
export const tierInput = z.union([
  z.strictObject({ name: tierName, price: amount, seatCategories: z.array(line(200)).min(1).max(100) }),
  z.strictObject({ name: tierName, price: amount, capacity: z.number().int().min(1).max(100_000) }),
]);
export type TierInput = z.infer<typeof tierInput>;

export const createEventBody = z.strictObject({
  title: line(200),
  venueId: id("ven"),
  startsAt: timestamp,
  endsAt: timestamp.optional(),
  description: text(20_000).optional(),
  category: eventCategory.optional(),
  tags: z.array(line(50)).max(20).optional(),
  artists: z.array(line(120)).max(50).optional(),
  currency,
  tiers: z.array(tierInput).min(1).max(50),
  seatMapId: id("map").optional(),
  maxPerBuyer: z.number().int().min(1).max(100).optional(),
  holdSeconds: z.number().int().min(30).max(1800).optional(),
  orphanRule: z.boolean().optional(),
  refundPolicy: refundPolicy.nullable().optional(),
  fees: eventFees.optional(),
  taxPercent: taxPercent.optional(),
  groupDiscount: groupDiscount.nullable().optional(),
  salesStartAt: timestamp.optional(),
  salesEndAt: timestamp.optional(),
});
export type CreateEventBody = z.infer<typeof createEventBody>;

export const updateEventBody = createEventBody
  .omit({ venueId: true, tiers: true, seatMapId: true, currency: true })
  .partial();
export type UpdateEventBody = z.infer<typeof updateEventBody>;
