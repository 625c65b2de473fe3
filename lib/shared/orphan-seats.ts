/** What of a layout decides which seats are neighbours. */
export interface SeatPlan {
  sections: readonly { rows: readonly { x: readonly number[]; y: readonly number[] }[] }[];
}

/** Who sits beside whom, by position in the layout. */
export interface SeatLines {
  /** A seat's row. */
  rowOf: Uint32Array;
  /** By row: its seats as they stand beside each other, cut at aisles and gaps. */
  runs: number[][][];
}

/** What a choice of seats would leave behind. */
export interface OrphanFinding {
  /** Free seats that would stand alone, in layout order; never empty. */
  orphans: number[];
  /** As many seats together in the same row that leave fewer alone. */
  instead: number[];
}

/** A gap of more than so many usual distances is an aisle, or a place where a seat could be. */
const GAP = 1.6;

/** Cuts the rows of a layout where no one can lean over to a neighbour. Linear in the number of seats. */
export function seatLines(plan: SeatPlan): SeatLines {
  const rows = plan.sections.flatMap((section) => section.rows);
  const rowOf = new Uint32Array(rows.reduce((sum, row) => sum + row.x.length, 0));
  const usual = median(rows.flatMap((row) => (row.x.length > 1 ? [median(steps(row, inOrder(row)))] : [])));
  let start = 0;
  const runs = rows.map((row, index) => {
    rowOf.fill(index, start, start + row.x.length);
    const cut = rowRuns(row, usual).map((run) => run.map((seat) => start + seat));
    start += row.x.length;
    return cut;
  });
  return { rowOf, runs };
}

/**
 * The free seats that a choice would leave alone between taken or chosen ones, or at a row's end;
 * null when there are none, or when the buyer could do no better: no other seats together in the
 * same row, of the same kinds, would leave fewer. So whoever finds a rest of three may take two of
 * it, unless the row has another place for two.
 *
 * `isFree` tells whether somebody could buy a seat now, the chosen ones included; `kindOf` what
 * must be alike for seats to be an alternative, such as the tier.
 */
export function findOrphans(
  lines: SeatLines,
  chosen: Iterable<number>,
  isFree: (seat: number) => boolean,
  kindOf: (seat: number) => unknown = () => null,
): OrphanFinding | null {
  const wanted = new Set(chosen);
  const orphans: number[] = [];
  const instead: number[] = [];
  for (const row of new Set([...wanted].map((seat) => lines.rowOf[seat] ?? -1))) {
    const gaps = (lines.runs[row] ?? []).flatMap((run) =>
      freeStretches(run, (seat) => wanted.has(seat) || isFree(seat)),
    );
    const kinds = new Set(
      gaps
        .flat()
        .filter((seat) => wanted.has(seat))
        .map(kindOf),
    );
    for (const finding of judgeRow(gaps, wanted, (seat) => kinds.has(kindOf(seat)))) {
      orphans.push(...finding.orphans);
      instead.push(...finding.instead);
    }
  }
  return orphans.length === 0 ? null : { orphans: orphans.sort((a, b) => a - b), instead };
}

function judgeRow(gaps: number[][], wanted: ReadonlySet<number>, fits: (seat: number) => boolean): OrphanFinding[] {
  const touched = gaps.filter((gap) => gap.some((seat) => wanted.has(seat)));
  const all = leftAlone(touched, wanted);
  if (all.length === 0) return [];
  const size = touched.flat().filter((seat) => wanted.has(seat)).length;
  const together = bestTogether(gaps, size, fits);
  if (together) return together.alone < all.length ? [{ orphans: all, instead: together.seats }] : [];
  // Too many for any one gap of the row: each part is held to its own gap.
  return touched.flatMap((gap) => {
    const alone = leftAlone([gap], wanted);
    const part = gap.filter((seat) => wanted.has(seat)).length;
    const better = alone.length > 0 ? bestTogether([gap], part, fits) : null;
    return better && better.alone < alone.length ? [{ orphans: alone, instead: better.seats }] : [];
  });
}

/** Seats that the choice isolates: free before with a free neighbour, alone after. */
function leftAlone(gaps: number[][], wanted: ReadonlySet<number>): number[] {
  return gaps.flatMap((gap) =>
    gap.length < 2
      ? []
      : freeStretches(gap, (seat) => !wanted.has(seat)).flatMap((rest) => (rest.length === 1 ? rest : [])),
  );
}

/** So many seats side by side that leave the fewest alone; null when no gap has room for them. */
function bestTogether(
  gaps: number[][],
  size: number,
  fits: (seat: number) => boolean,
): { seats: number[]; alone: number } | null {
  let best: { seats: number[]; alone: number } | null = null;
  for (const gap of gaps) {
    for (let at = 0; at + size <= gap.length; at++) {
      const seats = gap.slice(at, at + size);
      const alone = (at === 1 ? 1 : 0) + (gap.length - at - size === 1 ? 1 : 0);
      if ((best === null || alone < best.alone) && seats.every(fits)) best = { seats, alone };
    }
  }
  return best;
}

/** The longest stretches of a run whose seats all pass. */
function freeStretches(run: readonly number[], passes: (seat: number) => boolean): number[][] {
  const stretches: number[][] = [];
  let open: number[] | null = null;
  for (const seat of run) {
    if (!passes(seat)) open = null;
    else if (open) open.push(seat);
    else {
      open = [seat];
      stretches.push(open);
    }
  }
  return stretches;
}

type Row = SeatPlan["sections"][number]["rows"][number];

function rowRuns(row: Row, usual: number): number[][] {
  if (row.x.length === 0) return [];
  const order = inOrder(row);
  const between = steps(row, order);
  // A row of seats that stand wider than elsewhere is a row all the same; two lone seats are judged by the hall.
  const widest = (order.length > 3 ? median(between) : Math.min(median(between), usual)) * GAP;
  const runs: number[][] = [[order[0] ?? 0]];
  for (let i = 1; i < order.length; i++) {
    const seat = order[i] ?? 0;
    if ((between[i - 1] ?? 0) > widest) runs.push([seat]);
    else runs.at(-1)?.push(seat);
  }
  return runs;
}

/** Plans list the seats of a row in any order. Along it is the shorter of: as listed, or across the row's breadth. */
function inOrder(row: Row): number[] {
  const listed = row.x.map((_, i) => i);
  const width = spread(row.x);
  const height = spread(row.y);
  const along = width >= height ? row.x : row.y;
  const sorted = [...listed].sort((a, b) => (along[a] ?? 0) - (along[b] ?? 0));
  return sum(steps(row, sorted)) < sum(steps(row, listed)) * 0.99 ? sorted : listed;
}

function steps(row: Row, order: number[]): number[] {
  return order.slice(1).map((seat, i) => {
    const before = order[i] ?? 0;
    return Math.hypot((row.x[seat] ?? 0) - (row.x[before] ?? 0), (row.y[seat] ?? 0) - (row.y[before] ?? 0));
  });
}

function spread(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
