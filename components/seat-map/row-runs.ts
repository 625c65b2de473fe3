import { gridIndex, nearestSeat } from "./grid-index";
import type { SeatTable } from "./seat-table";

/** Consecutive seats of a row without an aisle between them: start, …, end − 1. */
export interface RowRun {
  start: number;
  end: number;
}

/** A gap of so many pitches is an aisle. */
const AISLE = 2.4;

/** The rows cut at their aisles. Drawn as broad lines, they melt into the shapes of the blocks. */
export function rowRuns(table: SeatTable): RowRun[] {
  const runs: RowRun[] = [];
  const widest = table.pitch * AISLE;
  for (const row of table.rows) {
    let start = row.start;
    for (let i = row.start + 1; i <= row.end; i++) {
      const gap =
        i === row.end
          ? Infinity
          : Math.hypot((table.x[i] ?? 0) - (table.x[i - 1] ?? 0), (table.y[i] ?? 0) - (table.y[i - 1] ?? 0));
      if (gap > widest) {
        runs.push({ start, end: i });
        start = i;
      }
    }
  }
  return runs.filter((run) => run.end > run.start);
}

/** Points of a line that stay within this many pitches of the seats that they stand for. */
const BEND = 0.05;

/** A run's course as x0, y0, x1, y1, …: its ends and where it bends, so that straight rows cost two points. */
export function runCourse(table: SeatTable, run: RowRun): number[] {
  const x = (i: number) => table.x[i] ?? 0;
  const y = (i: number) => table.y[i] ?? 0;
  const course = [x(run.start), y(run.start)];
  let anchor = run.start;
  for (let i = run.start + 2; i < run.end; i++) {
    const length = Math.hypot(x(i) - x(anchor), y(i) - y(anchor)) || 1;
    for (let k = anchor + 1; k < i; k++) {
      const away = Math.abs((x(i) - x(anchor)) * (y(k) - y(anchor)) - (y(i) - y(anchor)) * (x(k) - x(anchor))) / length;
      if (away > table.pitch * BEND) {
        anchor = i - 1;
        course.push(x(anchor), y(anchor));
        break;
      }
    }
  }
  course.push(x(run.end - 1), y(run.end - 1));
  return course;
}

/** How broad a row's line must be to meet the next row's: from a sample of the distances between rows. */
export function rowBreadth(table: SeatTable): number {
  const step = Math.max(1, Math.floor(table.count / 300));
  const distances: number[] = [];
  for (let i = 0; i < table.count; i += step) {
    const other = nearestSeat(
      table.grid,
      table.x[i] ?? 0,
      table.y[i] ?? 0,
      table.pitch * 3,
      (seat) => table.row[seat] !== table.row[i],
    );
    if (other < 0) continue;
    distances.push(Math.hypot((table.x[other] ?? 0) - (table.x[i] ?? 0), (table.y[other] ?? 0) - (table.y[i] ?? 0)));
  }
  distances.sort((a, b) => a - b);
  const usual = distances[Math.floor(distances.length * 0.6)] ?? table.pitch;
  return Math.min(Math.max(usual, table.pitch) * 1.35, table.pitch * 3) + table.pitch * 0.3;
}

export interface RowEnd {
  row: number;
  x: number;
  y: number;
}

/**
 * Where rows' names stand: beyond the first or last seat, in the row's direction. Where the rows of
 * two blocks face each other under one name, it stands once, between them.
 */
export function rowLabelPlaces(table: SeatTable): RowEnd[] {
  return joinTwins(table, rowEnds(table));
}

/** Names that stand closer than this many pitches would run into each other. */
const CLOSE = 1.8;

function joinTwins(table: SeatTable, ends: RowEnd[]): RowEnd[] {
  const grid = gridIndex(
    Float32Array.from(ends, (end) => end.x),
    Float32Array.from(ends, (end) => end.y),
  );
  const nameOf = (end: RowEnd | undefined) => table.rows[end?.row ?? -1]?.name;
  const dropped = new Set<number>();
  return ends.flatMap((end, i) => {
    if (dropped.has(i)) return [];
    const twin = nearestSeat(
      grid,
      end.x,
      end.y,
      table.pitch * CLOSE,
      (other) =>
        other > i && !dropped.has(other) && ends[other]?.row !== end.row && nameOf(ends[other]) === nameOf(end),
    );
    const other = ends[twin];
    if (!other) return [end];
    dropped.add(twin);
    return [{ row: end.row, x: (end.x + other.x) / 2, y: (end.y + other.y) / 2 }];
  });
}

function rowEnds(table: SeatTable): RowEnd[] {
  const places: RowEnd[] = [];
  const distance = table.pitch * 1.1;
  table.rows.forEach((row, index) => {
    if (row.name === "" || row.end === row.start) return;
    const beyond = (seat: number, neighbour: number): RowEnd => {
      const x = table.x[seat] ?? 0;
      const y = table.y[seat] ?? 0;
      const dx = x - (table.x[neighbour] ?? 0);
      const dy = y - (table.y[neighbour] ?? 0);
      const length = Math.hypot(dx, dy);
      return length === 0
        ? { row: index, x: x - distance, y }
        : { row: index, x: x + (dx / length) * distance, y: y + (dy / length) * distance };
    };
    const last = row.end - 1;
    if (row.labelAt === "start" || row.labelAt === "both") {
      places.push(beyond(row.start, Math.min(row.start + 1, last)));
    }
    if ((row.labelAt === "end" || row.labelAt === "both") && last > row.start) places.push(beyond(last, last - 1));
  });
  return places;
}

export interface SectionPlace {
  section: number;
  x: number;
  y: number;
  seats: number;
}

/** Where a section's name stands: the middle of its seats. Largest sections first. */
export function sectionLabelPlaces(table: SeatTable): SectionPlace[] {
  const places: SectionPlace[] = [];
  table.sections.forEach((section, index) => {
    const seats = section.end - section.start;
    if (seats === 0 || section.name === "") return;
    let x = 0;
    let y = 0;
    for (let i = section.start; i < section.end; i++) {
      x += table.x[i] ?? 0;
      y += table.y[i] ?? 0;
    }
    places.push({ section: index, x: x / seats, y: y / seats, seats });
  });
  return places.sort((a, b) => b.seats - a.seats);
}
