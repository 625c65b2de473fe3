import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { type GridIndex, gridIndex, nearestSeat } from "./grid-index";

export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export interface TableRow {
  name: string;
  section: number;
  /** Its seats are start, …, end − 1. */
  start: number;
  end: number;
  labelAt: "start" | "end" | "both" | "none";
}

export interface TableSection {
  name: string;
  /** Its rows are firstRow, …, endRow − 1; its seats start, …, end − 1. */
  firstRow: number;
  endRow: number;
  start: number;
  end: number;
  /** Around its seats' centres, a pitch wider; null without seats. */
  bounds: Bounds | null;
}

/** A layout as columns, one entry a seat in layout order: what drawing and hit testing read. */
export interface SeatTable {
  count: number;
  /** Centres in the layout's units. */
  x: Float32Array;
  y: Float32Array;
  category: Uint16Array;
  row: Uint32Array;
  numbers: string[];
  rows: TableRow[];
  sections: TableSection[];
  /** Everything that is drawn: seats with their radius, and areas. */
  bounds: Bounds;
  grid: GridIndex;
  /** Usual distance from a seat to the next, in the layout's units. */
  pitch: number;
  /** Radius that seats are drawn with: the layout's, but so that neighbours do not touch. */
  radius: number;
}

/** Share of the pitch that a seat's radius takes at most. */
const WIDEST = 0.43;

/** Flattens a layout. A seat whose columns disagree in length is an error of the layout: RangeError. */
export function seatTable(layout: SeatMapLayout): SeatTable {
  let count = 0;
  for (const section of layout.sections) for (const row of section.rows) count += row.numbers.length;

  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const category = new Uint16Array(count);
  const rowOf = new Uint32Array(count);
  const numbers: string[] = [];
  const rows: TableRow[] = [];
  const sections: TableSection[] = [];

  for (const section of layout.sections) {
    const firstRow = rows.length;
    const sectionStart = numbers.length;
    for (const row of section.rows) {
      const start = numbers.length;
      const length = row.numbers.length;
      if (row.x.length !== length || row.y.length !== length || row.categories.length !== length) {
        throw new RangeError(`Row ${row.name} of section ${section.name} has columns of different lengths.`);
      }
      x.set(row.x, start);
      y.set(row.y, start);
      category.set(row.categories, start);
      rowOf.fill(rows.length, start, start + length);
      for (const number of row.numbers) numbers.push(number);
      rows.push({ name: row.name, section: sections.length, start, end: start + length, labelAt: row.labelAt });
    }
    sections.push({
      name: section.name,
      firstRow,
      endRow: rows.length,
      start: sectionStart,
      end: numbers.length,
      bounds: null,
    });
  }

  const grid = gridIndex(x, y);
  const pitch = usualPitch(x, y, grid) ?? layout.seatRadius * 2.5;
  for (const section of sections) section.bounds = around(x, y, section, pitch);
  const radius = Math.min(Math.max(layout.seatRadius, pitch * 0.36), pitch * WIDEST);
  return {
    count,
    x,
    y,
    category,
    row: rowOf,
    numbers,
    rows,
    sections,
    bounds: boundsOf(layout, x, y, pitch),
    grid,
    pitch,
    radius,
  };
}

/** The lower quartile of the distances to the nearest neighbour, from a sample; null for fewer than two seats. */
function usualPitch(x: Float32Array, y: Float32Array, grid: GridIndex): number | null {
  const step = Math.max(1, Math.floor(x.length / 400));
  const distances: number[] = [];
  for (let i = 0; i < x.length; i += step) {
    const neighbour = nearestSeat(grid, x[i] ?? 0, y[i] ?? 0, grid.cell * 4, (seat) => seat !== i);
    if (neighbour < 0) continue;
    const distance = Math.hypot((x[neighbour] ?? 0) - (x[i] ?? 0), (y[neighbour] ?? 0) - (y[i] ?? 0));
    if (distance > 0) distances.push(distance);
  }
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 4)] ?? null;
}

function around(x: Float32Array, y: Float32Array, { start, end }: TableSection, margin: number): Bounds | null {
  if (end === start) return null;
  const bounds: Bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let i = start; i < end; i++) {
    bounds.minX = Math.min(bounds.minX, (x[i] ?? 0) - margin);
    bounds.minY = Math.min(bounds.minY, (y[i] ?? 0) - margin);
    bounds.maxX = Math.max(bounds.maxX, (x[i] ?? 0) + margin);
    bounds.maxY = Math.max(bounds.maxY, (y[i] ?? 0) + margin);
  }
  return bounds;
}

function boundsOf(layout: SeatMapLayout, x: Float32Array, y: Float32Array, pitch: number): Bounds {
  const bounds: Bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  const include = (px: number, py: number, around: number) => {
    bounds.minX = Math.min(bounds.minX, px - around);
    bounds.minY = Math.min(bounds.minY, py - around);
    bounds.maxX = Math.max(bounds.maxX, px + around);
    bounds.maxY = Math.max(bounds.maxY, py + around);
  };
  for (let i = 0; i < x.length; i++) include(x[i] ?? 0, y[i] ?? 0, pitch * 1.5);
  for (const area of layout.areas) {
    // Turned shapes are taken by their circle; that is generous, never short.
    const turned = area.rotation % 360 !== 0;
    const width = area.width ?? 0;
    const height = area.height ?? 0;
    if (area.shape === "rectangle" && !turned) {
      include(area.x, area.y, 0);
      include(area.x + width, area.y + height, 0);
    } else if (area.shape === "rectangle") include(area.x, area.y, Math.hypot(width, height));
    else if (area.shape === "ellipse" && !turned) {
      include(area.x - width / 2, area.y - height / 2, 0);
      include(area.x + width / 2, area.y + height / 2, 0);
    } else if (area.shape === "ellipse") include(area.x, area.y, Math.max(width, height) / 2);
    else if (area.shape === "polygon") {
      const points = area.points ?? [];
      for (let i = 0; i + 1 < points.length; i += 2) {
        const px = points[i] ?? 0;
        const py = points[i + 1] ?? 0;
        if (turned) include(area.x, area.y, Math.hypot(px, py));
        else include(area.x + px, area.y + py, 0);
      }
    } else include(area.x, area.y, 0);
  }
  if (bounds.minX > bounds.maxX) return { minX: 0, minY: 0, maxX: layout.width, maxY: layout.height };
  return bounds;
}
