import "server-only";

/** Seats side by side: positions in `order`, from `from` up to, but not including, `to`. */
interface Run {
  from: number;
  to: number;
}

/** What has to be known of a hall, worked out once a layout. Distances are in the layout's units. */
export interface HallRows {
  /** Rows in the layout's order, cut at aisles. */
  rows: { section: number; runs: Run[] }[];
  /** Indexes of seats, as they stand beside each other. */
  order: Uint32Array;
  /** By index. */
  x: Float64Array;
  y: Float64Array;
  /** By index: 1 where a seat is kept for who needs an accessible one. */
  accessible: Uint8Array;
  /** By position: the distances to what there is to see of all seats before it, summed up. */
  sums: Float64Array;
  /** The usual distance of neighbours. */
  pitch: number;
}

export interface SeatWish {
  quantity: number;
  /** Indexed by seat: 0 not free, 1 free but not wished for (another tier, too dear), 2 free and wished for. */
  free: Uint8Array;
  /** At least one of the seats is to be an accessible one; otherwise none may be. */
  accessible: boolean;
  /** A choice that leaves a single seat between others is only made when there is no other. */
  noOrphans: boolean;
}

export interface Suggestion {
  /** Ascending. */
  seatNos: number[];
  reason: "one_row" | "rows_behind_each_other" | "apart";
}

/** Some seats side by side. `cost`: mean distance to what there is to see, and what speaks against them. */
interface Group {
  from: number;
  to: number;
  row: number;
  cost: number;
  orphans: number;
}

/** A single seat left over weighs as much as sitting so many seats' widths farther away. */
const ORPHAN_WEIGHT = 5;
/** Rows that belong together are at most so many usual distances apart, from group to group. */
const NEAR_ROWS = 4;
const MOST_ROWS = 6;
/** Of each row the so many cheapest windows are tried as the first of a block. */
const STARTS_A_ROW = 4;

/**
 * The best free seats for a group: together in one row, as near as can be to what there is to see; else
 * in rows behind each other, evenly split so that nobody sits alone; else in as few groups as possible.
 * Null when there are not that many. Every stretch of free seats is looked at once: windows of the
 * group's size slide along it, their costs taken from prefix sums.
 */
export function findBestSeats(hall: HallRows, wish: SeatWish): Suggestion | null {
  const search = new Search(hall, wish);
  const side = search.best(wish.quantity, wish.noOrphans) ?? search.best(wish.quantity, false);
  if (side) return { seatNos: search.seatsOf([side]), reason: "one_row" };
  const behind = search.rowsBehindEachOther();
  if (behind) return { seatNos: search.seatsOf(behind), reason: "rows_behind_each_other" };
  const apart = search.apart();
  return apart && { seatNos: search.seatsOf(apart), reason: "apart" };
}

class Search {
  /** By position. */
  private readonly free: Uint8Array;
  private readonly accessible: Uint8Array;

  constructor(
    private readonly hall: HallRows,
    private readonly wish: SeatWish,
  ) {
    this.free = Uint8Array.from(hall.order, (seat) => wish.free[seat] ?? 0);
    this.accessible = Uint8Array.from(hall.order, (seat) => hall.accessible[seat] ?? 0);
  }

  seatsOf(groups: Group[]): number[] {
    const seats = groups.flatMap(({ from, to }) => [...this.hall.order.subarray(from, to)]);
    return seats.sort((a, b) => a - b);
  }

  /** The cheapest window of so many seats anywhere. */
  best(size: number, noOrphans: boolean): Group | null {
    let best: Group | null = null;
    for (let row = 0; row < this.hall.rows.length; row++) {
      for (const group of this.windows(row, size)) {
        if (best && group.cost >= best.cost) continue;
        if (this.isAccessible([group]) && !(noOrphans && group.orphans > 0)) best = group;
      }
    }
    return best;
  }

  /** Even groups in two, three … rows one behind another, of which the cheapest wins. */
  rowsBehindEachOther(): Group[] | null {
    // nobody of four or more sits alone in a row
    const most = Math.min(MOST_ROWS, Math.max(2, this.wish.quantity >> 1));
    for (let count = 2; count <= most; count++) {
      const sizes = evenly(this.wish.quantity, count);
      let best: Group[] | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (let row = 0; row + count <= this.hall.rows.length; row++) {
        const starts = [...this.windows(row, sizes[0] ?? 1)].sort((a, b) => a.cost - b.cost).slice(0, STARTS_A_ROW);
        for (const start of starts) {
          const block = this.growBlock(start, sizes);
          const cost = block ? this.costOf(block) : Number.POSITIVE_INFINITY;
          if (cost < least) {
            best = block;
            least = cost;
          }
        }
      }
      if (best) return best;
    }
    return null;
  }

  private growBlock(start: Group, sizes: number[]): Group[] | null {
    const block = [start];
    for (const [i, size] of sizes.slice(1).entries()) {
      const before = block[i] as Group;
      const row = start.row + i + 1;
      if (this.hall.rows[row]?.section !== this.hall.rows[start.row]?.section) return null;
      let next: Group | null = null;
      let nearest = this.hall.pitch * NEAR_ROWS;
      for (const group of this.windows(row, size)) {
        const away = this.between(before, group);
        if (away < nearest) {
          nearest = away;
          next = group;
        }
      }
      if (!next) return null;
      block.push(next);
    }
    return this.isAccessible(block) ? block : null;
  }

  /**
   * The largest groups first, each the cheapest of its size that is left; nobody is left alone if that can be.
   * Who needs an accessible seat comes first, with as many as fit beside him.
   */
  apart(): Group[] | null {
    const groups: Group[] = [];
    let rest = this.wish.quantity;
    const take = (group: Group) => {
      groups.push(group);
      this.free.fill(0, group.from, group.to);
      rest -= group.to - group.from;
    };
    if (this.wish.accessible) {
      const first = this.largest(rest, (group) => this.isAccessible([group]));
      if (!first) return null;
      take(first);
    }
    for (let size = this.longest(rest); size > 0 && rest > 0; size = Math.min(size - 1, rest)) {
      for (const group of this.windowsOf(size)) {
        if (rest < size) break;
        if (rest - size === 1 && size > 2) break;
        if (this.isWhole(group)) take(group);
      }
    }
    return rest === 0 ? groups : null;
  }

  /** The largest window of at most so many seats that passes, the cheapest of its size. */
  private largest(most: number, passes: (group: Group) => boolean): Group | null {
    for (let size = this.longest(most); size > 0; size--) {
      const found = this.windowsOf(size).find(passes);
      if (found) return found;
    }
    return null;
  }

  /** Length of the longest stretch of wished seats, at most `most`. */
  private longest(most: number): number {
    let longest = 0;
    for (const { runs } of this.hall.rows) {
      for (const run of runs) {
        let length = 0;
        for (let at = run.from; at < run.to; at++) {
          length = this.mayTake(at) ? length + 1 : 0;
          longest = Math.max(longest, length);
        }
      }
    }
    return Math.min(longest, most);
  }

  /** Every window of a size in the hall, cheapest first. */
  private windowsOf(size: number): Group[] {
    const all: Group[] = [];
    for (let row = 0; row < this.hall.rows.length; row++) all.push(...this.windows(row, size));
    return all.sort((a, b) => a.cost - b.cost);
  }

  /** False once a seat of the window went to another group. */
  private isWhole({ from, to }: Group): boolean {
    for (let at = from; at < to; at++) if (!this.mayTake(at)) return false;
    return true;
  }

  /** Every window of so many wished seats in a row. */
  private *windows(row: number, size: number): Generator<Group> {
    for (const run of this.hall.rows[row]?.runs ?? []) {
      let from = run.from;
      for (let at = run.from; at < run.to; at++) {
        if (!this.mayTake(at)) from = at + 1;
        else if (at + 1 - from >= size) yield this.measure(row, run, at + 1 - size, at + 1);
      }
    }
  }

  private mayTake(at: number): boolean {
    return this.free[at] === 2 && (this.wish.accessible || this.accessible[at] === 0);
  }

  private measure(row: number, run: Run, from: number, to: number): Group {
    const distance = ((this.hall.sums[to] ?? 0) - (this.hall.sums[from] ?? 0)) / (to - from);
    const orphans = Number(this.isAlone(run, from - 1, -1)) + Number(this.isAlone(run, to, 1));
    // who needs one accessible seat takes one, and leaves the others to who needs them as well
    const spared = this.wish.accessible ? Math.max(0, this.accessibleIn(from, to) - 1) : 0;
    return { from, to, row, orphans, cost: distance + (orphans + spared) * ORPHAN_WEIGHT * this.hall.pitch };
  }

  /** Whether a free seat beside a group would have none free on its other side; accessible ones are kept for others anyway. */
  private isAlone(run: Run, at: number, step: 1 | -1): boolean {
    const isFree = (other: number) =>
      other >= run.from && other < run.to && (this.free[other] ?? 0) > 0 && this.accessible[other] === 0;
    return isFree(at) && !isFree(at + step);
  }

  private accessibleIn(from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at++) count += this.accessible[at] ?? 0;
    return count;
  }

  private isAccessible(groups: Group[]): boolean {
    return !this.wish.accessible || groups.some(({ from, to }) => this.accessibleIn(from, to) > 0);
  }

  private between(a: Group, b: Group): number {
    const [first, second] = [this.middleOf(a), this.middleOf(b)];
    return Math.hypot(first.x - second.x, first.y - second.y);
  }

  private middleOf({ from, to }: Group): { x: number; y: number } {
    const { x, y, order } = this.hall;
    const [first, last] = [order[from] ?? 0, order[to - 1] ?? 0];
    return { x: ((x[first] ?? 0) + (x[last] ?? 0)) / 2, y: ((y[first] ?? 0) + (y[last] ?? 0)) / 2 };
  }

  private costOf(block: Group[]): number {
    const seats = block.reduce((sum, { from, to }) => sum + to - from, 0);
    const mean = block.reduce((sum, group) => sum + group.cost * (group.to - group.from), 0) / seats;
    return block.slice(1).reduce((sum, group, i) => sum + this.between(block[i] as Group, group), mean);
  }
}

function evenly(quantity: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => Math.ceil((quantity - i) / parts));
}
