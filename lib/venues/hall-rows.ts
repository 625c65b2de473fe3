import "server-only";
import type { HallRows } from "@/lib/inventory/best-available";
import type { LayoutArea, SeatMapLayout } from "@/lib/schemas/seat-map";
import { accessibleIn } from "@/lib/shared/accessible-seats";
import type { SeatLines } from "@/lib/shared/orphan-seats";

interface Point {
  x: number;
  y: number;
}

/** A layout as best available wants it: who sits beside whom, and how far from what there is to see. */
export function hallRows(layout: SeatMapLayout, { runs: lines }: SeatLines): HallRows {
  const flat = layout.sections.flatMap((section, no) => section.rows.map((row) => ({ section: no, row })));
  const x = Float64Array.from(flat.flatMap(({ row }) => row.x));
  const y = Float64Array.from(flat.flatMap(({ row }) => row.y));
  const order = Uint32Array.from(lines.flat(2));
  const distance = distanceToFocus(layout, x, y);
  const sums = new Float64Array(order.length + 1);
  order.forEach((seat, at) => {
    sums[at + 1] = (sums[at] ?? 0) + distance(x[seat] ?? 0, y[seat] ?? 0);
  });
  let next = 0;
  const rows = flat.map(({ section }, no) => ({
    section,
    runs: (lines[no] ?? []).map((run) => {
      const from = next;
      next += run.length;
      return { from, to: next };
    }),
  }));
  const steps = lines.flat().flatMap((run) => run.slice(1).map((seat, i) => between(run[i] ?? 0, seat)));
  const pitch = steps.sort((a, b) => a - b)[steps.length >> 1] ?? layout.seatRadius * 2.5;
  const accessible = Uint8Array.from(flat.flatMap(({ row }) => accessibleIn(row, layout.categories).map(Number)));
  return { rows, order, x, y, accessible, sums, pitch };

  function between(a: number, b: number): number {
    return Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  }
}

const focusWords = /\b(stage|b[üu]hne|podium|pitch|court|field|spielfeld|spielfläche|ring|rink|scène|escenario)\b/i;
/** Where there is one front, a seat at the side sees less than one as far in the middle. */
const SIDEWAYS = 1.3;
/** From this share of the seats behind the focus on, it is watched from all around. */
const AROUND = 0.15;
/** A hall has an empty middle when no seat is within this share of its smaller side. */
const EMPTY_MIDDLE = 0.1;

function distanceToFocus(layout: SeatMapLayout, xs: Float64Array, ys: Float64Array): (x: number, y: number) => number {
  const named = layout.areas.map(focusOf).find((found) => found !== null);
  const focus = named ?? guessFocus(xs, ys);
  const sideways = isAround(focus, ys) ? 1 : SIDEWAYS;
  return (x, y) => Math.hypot((x - focus.x) * sideways, y - focus.y);
}

function focusOf({ text }: LayoutArea): Point | null {
  return text && focusWords.test(text.text) ? { x: text.x, y: text.y } : null;
}

/** Plans without a drawn stage: the middle, when it is empty and seats look at it from both sides, else the upper edge. */
function guessFocus(xs: Float64Array, ys: Float64Array): Point {
  const [left, right] = extent(xs);
  const [top, bottom] = extent(ys);
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const reach = Math.min(right - left, bottom - top) * EMPTY_MIDDLE;
  const empty = xs.every((x, i) => Math.hypot(x - centre.x, (ys[i] ?? 0) - centre.y) > reach);
  return empty && isAround(centre, ys) ? centre : { x: centre.x, y: top };
}

function isAround(focus: Point, ys: Float64Array): boolean {
  const behind = ys.reduce((count, y) => count + (y < focus.y ? 1 : 0), 0);
  return behind > ys.length * AROUND && behind < ys.length * (1 - AROUND);
}

function extent(values: Float64Array): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
