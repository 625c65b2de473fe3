import { nearestSeat } from "./grid-index";
import { type SeatModel, statusOf, tierIndexOf } from "./seat-model";

/** A replacement is no farther than so many seats away. */
const REACH = 8;

/**
 * For each lost seat the nearest free one of the same tier that is not chosen yet, beside the seats
 * that stayed where there are some; null when one of them has none nearby.
 */
export function replacementFor(
  model: SeatModel,
  states: Uint8Array,
  lost: readonly number[],
  chosen: ReadonlySet<number>,
): number[] | null {
  const { table } = model;
  const found: number[] = [];
  for (const seat of lost) {
    const near = (accept: (candidate: number) => boolean, around: number) =>
      nearestSeat(table.grid, table.x[around] ?? 0, table.y[around] ?? 0, table.pitch * REACH, accept);
    const fits = (candidate: number) =>
      statusOf(model, states, candidate) === "available" &&
      tierIndexOf(model, candidate) === tierIndexOf(model, seat) &&
      model.accessible.has(candidate) === model.accessible.has(seat) &&
      !chosen.has(candidate) &&
      !found.includes(candidate);
    const company = [...chosen].find((each) => table.row[each] === table.row[seat]);
    const inRow = (candidate: number) => fits(candidate) && table.row[candidate] === table.row[seat];
    const beside = near(inRow, company ?? seat);
    const next = beside >= 0 ? beside : near(fits, company ?? seat);
    if (next < 0) return null;
    found.push(next);
  }
  return found.length === 0 ? null : found;
}
