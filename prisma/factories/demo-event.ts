import type { eventCategories, RefundPolicy, TierInput } from "@/lib/schemas/events";
import type { DemoTime } from "./demo-clock";

/** Where an event of the demo takes place, and on which of the venue's maps. */
export type DemoHall = "theatre" | "theatre-unseated" | "arena-court" | "arena-stage" | "club";

/** A tier, and the share of its places (0 to 1) that is sold. */
export type DemoTier = TierInput & { sold: number };

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
  /** What the demo's attendee did: bought tickets, or bought and cancelled them. */
  attendee?: "bought" | "cancelled";
}

/** Whole refunds until two weeks, two days, or a day before; the last keeps a tenth. */
export const refundPolicies = {
  twoWeeks: { until: 336, feePercent: 0 },
  twoDays: { until: 48, feePercent: 0 },
  lessTenPercent: { until: 24, feePercent: 10 },
  untilStart: { until: 0, feePercent: 0 },
  half: { until: 168, feePercent: 50 },
} as const satisfies Record<string, RefundPolicy>;

/** Tiers of the playhouse, cheapest last. Prices in cents. */
export function theatreTiers(prices: [number, number, number], sold: [number, number, number]): DemoTier[] {
  return ["Premium", "Standard", "Value"].map((name, i) => ({
    name,
    price: prices[i] ?? 0,
    seatCategories: [name],
    sold: sold[i] ?? 0,
  }));
}

const arenaNames = [
  "Lower tier, sides",
  "Lower tier, corners and ends",
  "Upper tier, sides",
  "Upper tier, corners and ends",
];

/** Tiers of the arena's four seat categories. Prices in cents. */
export function arenaTiers(
  prices: [number, number, number, number],
  sold: [number, number, number, number],
): DemoTier[] {
  return arenaNames.map((name, i) => ({
    name,
    price: prices[i] ?? 0,
    seatCategories: [`Category ${i + 1}`],
    sold: sold[i] ?? 0,
  }));
}
