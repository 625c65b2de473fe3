import type { LayoutArea, LayoutRow, LayoutSection, SeatMapLayout } from "@/lib/schemas/seat-map";

/** A small drawing of a hall, in small numbers: rows as lines, or sections as blocks where there are very many rows. */
export interface HallPreview {
  width: number;
  height: number;
  /** How rows are drawn: lines of this width with round ends. Null: the shapes are filled blocks. */
  lineWidth: number | null;
  /** SVG path data for each of the layout's categories that has seats. */
  shapes: { category: string; d: string }[];
  /** What is seen but not sold: stage, court. */
  areas: PreviewArea[];
}

export interface PreviewArea {
  shape: LayoutArea["shape"];
  /** Of a polygon, its corners as the attribute points; empty otherwise. */
  points: string;
  x: number;
  y: number;
  width: number;
  height: number;
  rotation: number;
  text: { text: string; x: number; y: number; size: number } | null;
}

type Point = readonly [x: number, y: number];

/** How large a drawing is; with more rows than that they are too fine to be seen, and too much to be sent. */
const sizes = { full: { size: 640, mostRows: 900 }, thumbnail: { size: 260, mostRows: 120 } } as const;
/** Neighbours further apart than this many times the usual have an aisle between them. */
const AISLE = 1.7;

/** Draws a layout for places where it is looked at, not picked from. */
export function hallPreview(layout: SeatMapLayout, kind: keyof typeof sizes = "full"): HallPreview {
  const { size, mostRows } = sizes[kind];
  const scale = size / Math.max(layout.width, layout.height);
  const rows = layout.sections.reduce((sum, section) => sum + section.rows.length, 0);
  const byRow = rows <= mostRows;
  const drawn = new Map<number, string>();
  const add = (category: number, d: string) => drawn.set(category, (drawn.get(category) ?? "") + d);
  for (const section of layout.sections) {
    if (byRow) for (const row of section.rows) drawRow(row, scale, layout.seatRadius, add);
    else drawBlock(section, scale, add);
  }
  return {
    width: Math.ceil(layout.width * scale),
    height: Math.ceil(layout.height * scale),
    lineWidth: byRow ? Math.max(1.2, Math.round(layout.seatRadius * 19 * scale) / 10) : null,
    shapes: [...drawn]
      .sort(([a], [b]) => a - b)
      .map(([category, d]) => ({ category: layout.categories[category]?.name ?? "", d })),
    areas: layout.areas.slice(0, 60).map((area) => scaledArea(area, scale)),
  };
}

/** A row as lines: a new one behind each aisle and where the category changes. */
function drawRow(row: LayoutRow, scale: number, radius: number, add: (category: number, d: string) => void): void {
  const seats = row.x.map((x, i): Point => [x * scale, (row.y[i] ?? 0) * scale]);
  const steps = seats.slice(1).map((seat, i) => distance(seat, seats[i] ?? seat));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 4)] ?? 0;
  let run: Point[] = [];
  seats.forEach((seat, i) => {
    run.push(seat);
    const category = row.categories[i] ?? 0;
    const ends = row.categories[i + 1] !== category || (steps[i] ?? 0) > usual * AISLE;
    if (!ends) return;
    add(category, pathOf(simplified(run, radius * scale * 0.18)));
    run = [];
  });
}

/** A section as the outline of its seats, in the category that most of them have. */
function drawBlock(section: LayoutSection, scale: number, add: (category: number, d: string) => void): void {
  const seats = section.rows.flatMap((row) => row.x.map((x, i): Point => [x * scale, (row.y[i] ?? 0) * scale]));
  const counts = new Map<number, number>();
  for (const row of section.rows) for (const each of row.categories) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most) add(most[0], `${pathOf(hull(seats))}Z`);
}

function pathOf(points: readonly Point[]): string {
  const text = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
  return points.length === 1 ? `${text}h0` : text;
}

/** Half units: finer is not seen, coarser makes rows crooked. */
function round(value: number): number {
  return Math.round(value * 2) / 2;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The line with fewer points, none of the left out ones further from it than `tolerance` (Douglas and Peucker, 1973). */
function simplified(points: readonly Point[], tolerance: number): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return [...points];
  const length = distance(first, last) || 1;
  let furthest = 0;
  let at = 0;
  points.forEach(([x, y], i) => {
    const off = Math.abs((last[0] - first[0]) * (first[1] - y) - (first[0] - x) * (last[1] - first[1])) / length;
    if (off > furthest) [furthest, at] = [off, i];
  });
  if (furthest <= tolerance) return [first, last];
  return [...simplified(points.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(points.slice(at), tolerance)];
}

/** The convex hull (Andrew's monotone chain, 1979). */
function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (all: Point[]) => {
    const kept: Point[] = [];
    for (const point of all) {
      while (kept.length > 1 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}

function scaledArea(area: LayoutArea, scale: number): PreviewArea {
  const whole = (value: number) => Math.round(value * scale);
  const { text } = area;
  return {
    shape: area.shape,
    points: (area.points ?? []).map(whole).join(" "),
    x: whole(area.x),
    y: whole(area.y),
    width: whole(area.width ?? 0),
    height: whole(area.height ?? 0),
    rotation: area.rotation,
    text: text ? { text: text.text, x: whole(text.x), y: whole(text.y), size: Math.max(9, whole(text.size)) } : null,
  };
}
