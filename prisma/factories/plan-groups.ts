import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { pick, type Random, whole } from "@/lib/shared/event-art/random";
import type { Spot } from "./layout-geometry";

export interface Place {
  seatNo: number;
  tierNo: number;
}

/** Places side by side, all of one tier. */
export interface Run {
  tierNo: number;
  seatNos: number[];
  /** From what there is to see, in the layout's units. */
  distance: number;
}

/** Who comes together sits together. */
export interface Group {
  tierNo: number;
  seatNos: number[];
}

/** Sizes of groups, each as often as it happens. */
const usual: readonly [number, ...number[]] = [1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6];

/** Of so many groups one is a class, a club or an office, where the limit allows it. */
const LARGE_SHARE = 0.012;
const LARGE = [8, 12] as const;

/** General admission has no rows; its places are cut into pieces of this length. */
const PIECE = 40;

/**
 * The event's places as runs without an aisle in them; single seats that the layout marks as accessible are
 * left to who needs them. `focus` is where everybody looks.
 */
export function runsOf(places: Place[], layout: SeatMapLayout | null, focus: Spot): Run[] {
  const tierOf = new Map(places.map((place) => [place.seatNo, place.tierNo]));
  const runs: Run[] = [];
  let first = 0;
  for (const row of layout?.sections.flatMap((section) => section.rows) ?? []) {
    const spots = row.x.map((x, i): Spot => ({ x, y: row.y[i] ?? 0 }));
    for (const position of row.accessible ?? []) tierOf.delete(first + position);
    runs.push(...runsOfRow(spots, first, tierOf, (layout?.seatRadius ?? 0) * 4, focus));
    first += spots.length;
  }
  for (const { seatNo, tierNo } of places) {
    if (seatNo < first) continue;
    const run = runs.at(-1);
    if (run && run.distance === 0 && run.tierNo === tierNo && run.seatNos.length < PIECE) run.seatNos.push(seatNo);
    else runs.push({ tierNo, seatNos: [seatNo], distance: 0 });
  }
  return runs;
}

function runsOfRow(spots: Spot[], first: number, tierOf: Map<number, number>, aisle: number, focus: Spot): Run[] {
  const runs: { tierNo: number; spots: Spot[]; seatNos: number[] }[] = [];
  let before: Spot | null = null;
  spots.forEach((spot, i) => {
    const tierNo = tierOf.get(first + i);
    const run = runs.at(-1);
    const beside = before !== null && Math.hypot(spot.x - before.x, spot.y - before.y) < aisle;
    before = tierNo === undefined ? null : spot;
    if (tierNo === undefined) return;
    if (run && beside && run.tierNo === tierNo) {
      run.seatNos.push(first + i);
      run.spots.push(spot);
    } else runs.push({ tierNo, spots: [spot], seatNos: [first + i] });
  });
  return runs.map(({ tierNo, seatNos, spots: own }) => {
    const middle = own[Math.floor(own.length / 2)] ?? focus;
    return { tierNo, seatNos, distance: Math.hypot(middle.x - focus.x, middle.y - focus.y) };
  });
}

/**
 * Deals the places of each tier to groups until the tier's share (0 to 1) is sold: nearer rows fill up
 * before others, and nobody leaves a single seat between. The groups come in the order in which they buy.
 */
export function planGroups(runs: Run[], shares: number[], most: number, random: Random): Group[] {
  const planned = shares.flatMap((share, tierNo) => {
    const sorted = runs.filter((run) => run.tierNo === tierNo).sort((a, b) => a.distance - b.distance);
    const groups = sorted.flatMap((run, rank) => {
      const place = (rank + 0.5) / sorted.length;
      const slope = Math.min(share, 1 - share) * 2;
      const fill = share + (0.5 - place) * slope + (random() - 0.5) * slope * 0.4;
      return dealRun(run.seatNos, fill, most, random).map((seatNos) => ({
        tierNo,
        seatNos,
        turn: place + random() * 0.6,
      }));
    });
    const seats = sorted.reduce((sum, run) => sum + run.seatNos.length, 0);
    return withoutExcess(groups, Math.round(seats * share), random);
  });
  return planned.sort((a, b) => a.turn - b.turn).map(({ tierNo, seatNos }) => ({ tierNo, seatNos }));
}

/**
 * Groups and gaps, mixed, over the run. Gaps are of two seats, four, or more: a couple finds room in each and
 * leaves no single seat.
 */
function dealRun(seatNos: number[], fill: number, most: number, random: Random): number[][] {
  let sold = Math.max(0, Math.min(seatNos.length, Math.round(seatNos.length * fill)));
  if (sold > 0 && seatNos.length - sold === 1) sold = seatNos.length;
  if (sold > 0 && seatNos.length - sold === 3) sold += random() < 0.5 ? 1 : -1;
  const pieces: { size: number; taken: boolean }[] = [];
  for (let left = sold; left > 0; ) {
    const large = most >= LARGE[0] && random() < LARGE_SHARE;
    const size = Math.min(left, most, large ? whole(random, ...LARGE) : pick(random, usual));
    pieces.push({ size, taken: true });
    left -= size;
  }
  for (let left = seatNos.length - sold; left > 0; ) {
    const size = left <= 5 ? left : 2 * whole(random, 1, Math.min(4, Math.floor(left / 2) - 2));
    pieces.push({ size, taken: false });
    left -= size;
  }
  const groups: number[][] = [];
  let at = 0;
  for (const { size, taken } of shuffled(pieces, random)) {
    if (taken) groups.push(seatNos.slice(at, at + size));
    at += size;
  }
  return groups;
}

/** Rounding sells a little too much; some couples and families stay at home. */
function withoutExcess<T extends Group>(groups: T[], wanted: number, random: Random): T[] {
  let excess = groups.reduce((sum, group) => sum + group.seatNos.length, 0) - wanted;
  const gone = new Set<T>();
  for (const group of shuffled(groups, random)) {
    if (group.seatNos.length < 2 || group.seatNos.length > excess) continue;
    gone.add(group);
    excess -= group.seatNos.length;
  }
  return groups.filter((group) => !gone.has(group));
}

/** A copy in another order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const other = whole(random, 0, i);
    const [a, b] = [copy[i], copy[other]];
    if (a === undefined || b === undefined) continue;
    copy[i] = b;
    copy[other] = a;
  }
  return copy;
}
