import { type Random, whole } from "@/lib/shared/event-art/random";
import type { DemoEvent } from "./demo-event";
import { type DemoTerms, priceOf } from "./demo-money";
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

export interface Discounts {
  group: DemoEvent["groupDiscount"];
  codes: { id: string; code: string; percentOff: number; share: number; maxUses?: number; endsAt?: Date }[];
}

/** Puts fees, tax and discounts on the sales, in their order; answers how often each code was used. */
export function priceSales(sales: Sale[], terms: DemoTerms, discounts: Discounts, random: Random): Map<string, number> {
  const uses = new Map<string, number>();
  for (const sale of sales) {
    let chosen: { codeId: string | null; name: string; percentOff: number } | null = null;
    const { group } = discounts;
    if (group && sale.seatNos.length >= group.minQuantity) {
      chosen = { codeId: null, name: "GROUP", percentOff: group.percentOff };
    }
    for (const { id, code, percentOff, share, maxUses, endsAt } of discounts.codes) {
      const used = uses.get(id) ?? 0;
      const works = (maxUses === undefined || used < maxUses) && (endsAt === undefined || sale.at < endsAt);
      if (random() >= share || chosen || !works || sale.prices.every((price) => price === 0)) continue;
      chosen = { codeId: id, name: code, percentOff };
      uses.set(id, used + 1);
    }
    sale.price = priceOf(sale.prices, terms, chosen?.percentOff);
    if (chosen && sale.price.discount > 0) sale.discount = { codeId: chosen.codeId, name: chosen.name };
  }
  return uses;
}

/**
 * Who bought some of these seats before and gave them back, or did not pay in time: bookings that ended
 * before those who have the seats now came. `lastChange` is when the event's policy ends cancellations;
 * null when there are none.
 */
export function endedSales(
  sales: Sale[],
  buyers: Buyer[],
  event: { from: Date; terms: DemoTerms; keptPercent: number; lastChange: Date | null },
  random: Random,
): Sale[] {
  const ended: Sale[] = [];
  for (const sale of sales) {
    const luck = random();
    const until = Math.min(sale.at.getTime(), event.lastChange?.getTime() ?? 0);
    const buyer = buyers[whole(random, 0, buyers.length - 1)];
    if (!buyer) continue;
    const price = priceOf(sale.prices, event.terms);
    if (luck < 0.05 && price.total > 0 && sale.at.getTime() - event.from.getTime() > 2 * HOUR) {
      const at = new Date(sale.at.getTime() - whole(random, 4, 60) * 60_000);
      ended.push({ ...sale, buyer, at, price, discount: undefined, ending: { kind: "expired" } });
    } else if (luck < 0.1 && until - event.from.getTime() > 2 * DAY) {
      const room = until - event.from.getTime() - DAY;
      const at = new Date(event.from.getTime() + room * random() * 0.6);
      const back = price.total - Math.ceil((price.total * event.keptPercent) / 100);
      const gone = new Date(at.getTime() + HOUR + (until - HOUR - at.getTime()) * random() * 0.9);
      const ending = { kind: "cancelled", at: gone, actor: buyer.userId ?? "buyer", back } as const;
      ended.push({
        ...sale,
        buyer,
        at,
        price,
        discount: undefined,
        ending: { ...ending, reason: "cancelled_by_buyer" },
      });
    }
  }
  return ended;
}
