import type { PriceTerms } from "@/lib/pricing/price-hold";
import type { eventCategories, RefundPolicy, TierInput } from "@/lib/schemas/events";
import { amphitheatreCategories } from "./amphitheatre-layout";
import { concertHallCategories } from "./concert-hall-layout";
import type { DemoTime } from "./demo-clock";
import { kurhausCategories } from "./kurhaus-layout";
import { studioCategories } from "./studio-layout";

/** Where an event of the demo takes place, and on which of the venue's maps. */
export type DemoHall =
  | "theatre"
  | "theatre-unseated"
  | "arena-court"
  | "arena-stage"
  | "club"
  | "concert-hall"
  | "amphitheatre"
  | "studio"
  | "ropewalk"
  | "kurhaus";

/** A tier, and the share of its places (0 to 1) that is sold. */
export type DemoTier = TierInput & { sold: number };

/** A discount code, and the share of the bookings (0 to 1) that name it while it works. */
export interface DemoCode {
  code: string;
  percentOff: number;
  share: number;
  /** It is used up after so many bookings. */
  maxUses?: number;
  /** It ended so many days ago. */
  endedDaysAgo?: number;
}

export interface DemoEvent {
  title: string;
  /** Paragraphs. */
  description: string[];
  category: (typeof eventCategories)[number];
  tags: string[];
  artists: string[];
  hall: DemoHall;
  starts: DemoTime;
  /** Length in hours. */
  hours: number;
  /** Weeks before now since which it has been announced; sales begin then unless salesStart says otherwise. */
  announced: number;
  salesStart?: DemoTime;
  salesEnd?: DemoTime;
  tiers: DemoTier[];
  maxPerBuyer: number;
  holdSeconds?: number;
  orphanRule?: boolean;
  refundPolicy: RefundPolicy | null;
  /** What differs from the usual fees and from the tax of the category. */
  terms?: Partial<PriceTerms>;
  groupDiscount?: { minQuantity: number; percentOff: number };
  /** WELCOME10 alone unless it is given. */
  codes?: DemoCode[];
  /** It did not come as announced: when that was said, and for a postponed one, when it should have been. */
  changed?: { status: "cancelled" | "postponed"; daysAgo: number; before?: DemoTime };
  /** What the demo's attendee did: bought two tickets, four for named friends, bought and cancelled, or did not pay in time. */
  attendee?: "bought" | "party" | "cancelled" | "expired";
}

/** Whole refunds until two weeks, two days, or a day before; the last keeps a tenth. */
export const refundPolicies = {
  twoWeeks: { until: 336, feePercent: 0 },
  twoDays: { until: 48, feePercent: 0 },
  lessTenPercent: { until: 24, feePercent: 10 },
  untilStart: { until: 0, feePercent: 0 },
  half: { until: 168, feePercent: 50 },
} as const satisfies Record<string, RefundPolicy>;

export const welcomeCode: DemoCode = { code: "WELCOME10", percentOff: 10, share: 0.05 };
export const groupsOfEight = { minQuantity: 8, percentOff: 10 } as const;

/** Culture pays the reduced rate in this country, sport and parties pay the whole. */
const fullTax: DemoEvent["category"][] = ["sport", "club", "conference", "other"];

export function termsOf(event: DemoEvent): PriceTerms {
  const taxBasisPoints = fullTax.includes(event.category) ? 1900 : 700;
  const groupDiscount = event.groupDiscount ?? null;
  return { feePerTicket: 150, feeBasisPoints: 250, taxBasisPoints, groupDiscount, ...event.terms };
}

/** One tier for each category of a hall; prices in cents, `sold` in the same order. */
function seated(categories: readonly string[], prices: number[], sold: number[], names = categories): DemoTier[] {
  return categories.map((category, i) => ({
    name: names[i] ?? category,
    price: prices[i] ?? 0,
    seatCategories: [category],
    sold: sold[i] ?? 0,
  }));
}

/** Tiers of the playhouse, cheapest last. Prices in cents. */
export function theatreTiers(prices: [number, number, number], sold: [number, number, number]): DemoTier[] {
  return seated(["Premium", "Standard", "Value"], prices, sold);
}

/** Tiers of the arena's four seat categories. Prices in cents. */
export function arenaTiers(
  prices: [number, number, number, number],
  sold: [number, number, number, number],
): DemoTier[] {
  return seated(["Category 1", "Category 2", "Category 3", "Category 4"], prices, sold, [
    "Lower tier, sides",
    "Lower tier, corners and ends",
    "Upper tier, sides",
    "Upper tier, corners and ends",
  ]);
}

type Five = [number, number, number, number, number];

/** Tiers of the concert hall: three categories, the choir seats, and the accessible places. Prices in cents. */
export function concertHallTiers(prices: Five, sold: Five): DemoTier[] {
  const names = ["Category 1", "Category 2", "Category 3", "Choir seats", "Wheelchair and companion"];
  return seated(concertHallCategories, prices, sold, names);
}

/** Tiers of the open-air theatre, the accessible places last. Prices in cents. */
export function amphitheatreTiers(
  prices: [number, number, number, number],
  sold: [number, number, number, number],
): DemoTier[] {
  const names = ["Front rows", "Lower slope", "Upper slope", "Wheelchair and companion"];
  return seated(amphitheatreCategories, prices, sold, names);
}

type Three = [number, number, number];

/** Tiers of the studio: tables, bar and bench, accessible tables. Prices in cents. */
export function studioTiers(prices: Three, sold: Three): DemoTier[] {
  return seated(studioCategories, prices, sold, ["Table", "Bar and bench", "Accessible table"]);
}

/** Tiers of the spa's hall: floor, gallery, accessible places. Prices in cents. */
export function kurhausTiers(prices: Three, sold: Three): DemoTier[] {
  return seated(kurhausCategories, prices, sold, ["Hall", "Gallery", "Wheelchair and companion"]);
}
