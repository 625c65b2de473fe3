import type { Discount } from "@/lib/pricing/discounts";
import { type PriceTerms, priceHold } from "@/lib/pricing/price-hold";
import { type Random, whole } from "@/lib/shared/event-art/random";
import { pickBuyers } from "./demo-people";
import type { Group } from "./plan-groups";
import type { Buyer, Sale } from "./sell-seats";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Span {
  from: Date;
  to: Date;
  /** True when the sale is over: the last weeks bring a second rush. */
  complete: boolean;
}

/**
 * The planned groups as sales between two instants, the first groups first: many at the beginning,
 * then steadily fewer, and again more before the doors open.
 */
export function spreadSales(groups: Group[], prices: number[], buyers: Buyer[], span: Span, random: Random): Sale[] {
  const length = span.to.getTime() - span.from.getTime();
  const times = groups.map(() => {
    const late = span.complete && random() < 0.34;
    return span.from.getTime() + length * (late ? 1 - random() ** 2 * 0.4 : random() ** 1.6);
  });
  times.sort((a, b) => a - b);
  const who = pickBuyers(buyers, groups.length, random);
  return groups.flatMap(({ seatNos, tierNo }, i) => {
    const buyer = who[i];
    if (!buyer) return [];
    return {
      buyer,
      seatNos,
      tierNos: seatNos.map(() => tierNo),
      prices: seatNos.map(() => prices[tierNo] ?? 0),
      at: new Date(Math.max(span.from.getTime(), awake(times[i] ?? 0))),
    };
  });
}

/** Nobody buys between midnight and seven (UTC, which is near enough): such sales come that much earlier. */
function awake(time: number): number {
  return new Date(time).getUTCHours() < 7 ? time - 7 * HOUR : time;
}

/** A code of an event of the demo, and how many of its buyers (0 to 1) name it while it works. */
export interface PlannedCode {
  id: string;
  code: string;
  percentOff: number;
  share: number;
  maxUses?: number;
  endsAt?: Date;
}

/** Puts fees, tax and discounts on the sales, in their order; answers how often each code was used. */
export function priceSales(
  sales: Sale[],
  terms: PriceTerms,
  codes: PlannedCode[],
  random: Random,
): { sales: Sale[]; uses: Map<string, number> } {
  const uses = new Map<string, number>();
  const priced = sales.map((sale) => {
    const named = codes.filter(({ id, share, maxUses, endsAt }) => {
      const works = (uses.get(id) ?? 0) < (maxUses ?? Infinity) && (endsAt === undefined || sale.at < endsAt);
      return random() < share && works;
    });
    const done = withPrice(sale, terms, named[0]);
    const used = done.discount?.codeId;
    if (used) uses.set(used, (uses.get(used) ?? 0) + 1);
    return done;
  });
  return { sales: priced, uses };
}

function withPrice(sale: Sale, terms: PriceTerms, code?: PlannedCode): Sale {
  const discount: Discount | null = code
    ? { name: code.code, codeId: code.id, percentOff: code.percentOff, amountOff: null, minQuantity: 1, tierNos: null }
    : null;
  const price = priceHold(sale, terms, discount);
  return { ...sale, price, discount: price.by ?? undefined };
}

/**
 * Who bought some of these seats before and gave them back, or did not pay in time: bookings that ended
 * before those who have the seats now came. `lastChange` is when the event's policy ends cancellations;
 * null when there are none.
 */
export function endedSales(
  sales: Sale[],
  buyers: Buyer[],
  event: { from: Date; terms: PriceTerms; keptPercent: number; lastChange: Date | null },
  random: Random,
): Sale[] {
  const ended: Sale[] = [];
  for (const sale of sales) {
    const luck = random();
    const until = Math.min(sale.at.getTime(), event.lastChange?.getTime() ?? 0);
    const buyer = buyers[whole(random, 0, buyers.length - 1)];
    if (!buyer) continue;
    const own = withPrice({ ...sale, buyer }, event.terms);
    const total = own.price?.total ?? 0;
    if (luck < 0.05 && total > 0 && sale.at.getTime() - event.from.getTime() > 2 * HOUR) {
      const at = new Date(sale.at.getTime() - whole(random, 4, 60) * 60_000);
      ended.push({ ...own, at, ending: { kind: "expired" } });
    } else if (luck < 0.1 && until - event.from.getTime() > 2 * DAY) {
      const room = until - event.from.getTime() - DAY;
      const at = new Date(event.from.getTime() + room * random() * 0.6);
      const back = total - Math.ceil((total * event.keptPercent) / 100);
      const gone = new Date(at.getTime() + HOUR + (until - HOUR - at.getTime()) * random() * 0.9);
      const ending = { kind: "cancelled", at: gone, actor: buyer.userId ?? "buyer", back } as const;
      ended.push({ ...own, at, ending: { ...ending, reason: "cancelled_by_buyer" } });
    }
  }
  return ended;
}
