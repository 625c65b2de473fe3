import type { Random } from "@/lib/shared/event-art/random";
import { pickBuyers } from "./demo-people";
import type { Group } from "./plan-groups";
import type { Buyer, Sale } from "./sell-seats";

const HOUR = 3_600_000;

/**
 * The planned groups as sales between two instants, the first groups first: many at the beginning,
 * then steadily fewer.
 */
export function spreadSales(
  groups: Group[],
  prices: number[],
  buyers: Buyer[],
  span: { from: Date; to: Date },
  random: Random,
): Sale[] {
  const times = groups
    .map(() => span.from.getTime() + (span.to.getTime() - span.from.getTime()) * random() ** 1.5)
    .sort((a, b) => a - b);
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
