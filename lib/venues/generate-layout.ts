import "server-only";
import { AppError, type FieldError } from "@/lib/errors";
import {
  type LayoutArea,
  type LayoutRow,
  type LayoutSection,
  MAX_SEATS,
  type SeatMapLayout,
} from "@/lib/schemas/seat-map";
import { cleanText } from "@/lib/venues/seating-plan/clean-text";
import { categoryColor } from "@/lib/venues/seating-plan/colors";
import { MAX_NAME } from "@/lib/venues/seating-plan/fields";
import { letters } from "@/lib/venues/seating-plan/letters";
import { UniqueNames } from "@/lib/venues/seating-plan/unique-names";

export interface SectionRequest {
  name: string;
  rows: number;
  seatsPerRow: number;
  category: string;
}

// All measures in the layout's units: a seat's dot is 18 wide.
const RADIUS = 9;
const SEAT = 24;
const ROW = 30;
/** Between sections side by side, and between lines of sections. */
const AISLE = 64;
const MARGIN = 48;
const STAGE_DEPTH = 84;
const STAGE_GAP = 84;
/** Largest coordinate of a layout. */
const MAX_EXTENT = 1_000_000;
/** The widest line of seats sweeps this angle around the stage, in radians: a gentle bow. */
const SWEEP = 0.7;

/**
 * A hall made of blocks of seats: a stage at the top, and facing it the sections in the order given,
 * bowed around the stage. Sections lie one below another, unless they are alike (same rows, seats
 * and category) or named by side (left, centre, right): such neighbours share a line of the hall.
 * Rows are A, B, C… from the front, seats 1, 2, 3… from the left.
 *
 * @throws AppError invalid_input when there are no sections, counts that are not positive whole numbers,
 *   too many seats, or rows too long to draw
 */
export function generateLayout(input: { name: string; sections: SectionRequest[] }): SeatMapLayout {
  const sections = checked(input.sections);
  const categories = [...new Set(sections.map((section) => section.category))];
  const lines = intoLines(sections);
  const widths = lines.map(lineWidth);
  const depths = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + lineDepth(line) + AISLE, 0));
  const radius = Math.max(600, ...widths.map((width, i) => width / SWEEP - (depths[i] ?? 0)));
  /** The place that is `along` to the right on the arc `depth` behind the middle of the first row. */
  const place = (along: number, depth: number): [number, number] => {
    const angle = along / (radius + depth);
    return [(radius + depth) * Math.sin(angle), (radius + depth) * Math.cos(angle) - radius];
  };

  const built = lines.flatMap((line, i) => {
    let left = -(widths[i] ?? 0) / 2;
    return line.map((section, n): LayoutSection => {
      const start = left + SEAT / 2;
      left += section.seatsPerRow * SEAT + AISLE;
      return {
        name: section.name,
        rows: Array.from({ length: section.rows }, (_, r): LayoutRow => {
          const depth = (depths[i] ?? 0) + r * ROW;
          const spots = Array.from({ length: section.seatsPerRow }, (_, s) => place(start + s * SEAT, depth));
          return {
            name: letters(r),
            labelAt: line.length === 1 ? "both" : n === line.length - 1 ? "end" : "start",
            numbers: spots.map((_, s) => String(s + 1)),
            x: spots.map(([x]) => x),
            y: spots.map(([, y]) => y),
            categories: spots.map(() => categories.indexOf(section.category)),
          };
        }),
      };
    });
  });

  // In a large hall the stage must not look like a stamp.
  const grown = Math.max(1, Math.max(...widths) / 1600);
  const stage = stageArea(Math.max(240, (widths[0] ?? 0) * 0.55), grown, place);
  const layout = moveIntoView({
    format: 1,
    name: cleanText(input.name, MAX_NAME).text || "Hall",
    width: 1,
    height: 1,
    seatRadius: RADIUS,
    categories: categories.map((name, i) => ({ name, color: categoryColor(i) })),
    sections: built,
    areas: [stage],
  });
  if (Math.max(layout.width, layout.height) > MAX_EXTENT) {
    refuse([{ path: "sections", message: "The hall would be too long; use more sections with fewer seats a row." }]);
  }
  return layout;
}

function checked(requests: SectionRequest[]): SectionRequest[] {
  const errors: FieldError[] = [];
  const names = new UniqueNames();
  if (requests.length === 0) errors.push({ path: "sections", message: "A hall needs a section." });
  const sections = requests.map((request, i) => {
    for (const key of ["rows", "seatsPerRow"] as const) {
      if (!Number.isInteger(request[key]) || request[key] < 1) {
        errors.push({ path: `sections[${i}].${key}`, message: "Must be a positive whole number." });
      }
    }
    return {
      ...request,
      name: names.take(cleanText(request.name, MAX_NAME).text || `Section ${i + 1}`),
      category: cleanText(request.category, MAX_NAME).text || "Standard",
    };
  });
  const seats = sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
  if (seats > MAX_SEATS) errors.push({ path: "sections", message: `A hall has at most ${MAX_SEATS} seats.` });
  if (errors.length > 0) refuse(errors);
  return sections;
}

function refuse(errors: FieldError[]): never {
  throw new AppError("invalid_input", "The hall cannot be generated.", { errors });
}

const sides = /(?<!\p{L})(left|right|centre|center|middle|links|rechts|mitte)(?!\p{L})/iu;

/** The lines of the hall, each of one section or of several side by side, none wider than the hall can be deep. */
function intoLines(sections: SectionRequest[]): SectionRequest[][] {
  const runs: SectionRequest[][] = [];
  for (const section of sections) {
    const run = runs.at(-1);
    if (run?.every((other) => fitBeside(other, section))) run.push(section);
    else runs.push([section]);
  }
  const seats = sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
  const widest = Math.max(48, Math.sqrt(seats * 2)) * SEAT + AISLE * 3;
  return runs.flatMap((run) => {
    const lines = Math.min(run.length, Math.ceil(lineWidth(run) / widest));
    const share = Math.ceil(run.length / lines);
    return Array.from({ length: Math.ceil(run.length / share) }, (_, i) => run.slice(i * share, (i + 1) * share));
  });
}

function fitBeside(one: SectionRequest, other: SectionRequest): boolean {
  const side = sides.exec(one.name)?.[0].toLowerCase();
  const otherSide = sides.exec(other.name)?.[0].toLowerCase();
  if (side !== undefined || otherSide !== undefined) {
    return side !== undefined && otherSide !== undefined && side !== otherSide;
  }
  return one.rows === other.rows && one.seatsPerRow === other.seatsPerRow && one.category === other.category;
}

function lineWidth(line: SectionRequest[]): number {
  return line.reduce((sum, section) => sum + section.seatsPerRow * SEAT + AISLE, -AISLE);
}

function lineDepth(line: SectionRequest[]): number {
  return (Math.max(...line.map((section) => section.rows)) - 1) * ROW;
}

/** A stage whose front is bowed like the rows that face it, `grown` times as deep as in a small hall. */
function stageArea(
  width: number,
  grown: number,
  place: (along: number, depth: number) => [number, number],
): LayoutArea {
  const gap = STAGE_GAP * grown;
  const front = Array.from({ length: 17 }, (_, i) => place(width * (i / 16 - 0.5), -gap));
  const [left = 0, side = 0] = front[0] ?? [];
  const back = side - (STAGE_DEPTH * grown) / 2;
  const points = [left, back, -left, back, ...front.toReversed().flat()];
  const middle = (back - gap) / 2;
  return {
    shape: "polygon",
    x: 0,
    y: 0,
    rotation: 0,
    points,
    color: "#e5e7eb",
    borderColor: "#9ca3af",
    text: { text: "Stage", x: 0, y: middle, size: Math.min(500, 28 * grown), color: "#374151" },
  };
}

/** Moves everything to positive coordinates with a margin around it, and rounds to two decimals. */
function moveIntoView(layout: SeatMapLayout): SeatMapLayout {
  const corners = layout.areas.flatMap((area) => area.points ?? []);
  const xs = corners.filter((_, i) => i % 2 === 0);
  const ys = corners.filter((_, i) => i % 2 === 1);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  for (const row of layout.sections.flatMap((section) => section.rows)) {
    for (const x of row.x) [box.left, box.right] = [Math.min(box.left, x), Math.max(box.right, x)];
    for (const y of row.y) [box.top, box.bottom] = [Math.min(box.top, y), Math.max(box.bottom, y)];
  }
  const placeX = (x: number) => round(x - box.left + MARGIN);
  const placeY = (y: number) => round(y - box.top + MARGIN);
  return {
    ...layout,
    width: round(box.right - box.left + MARGIN * 2),
    height: round(box.bottom - box.top + MARGIN * 2),
    sections: layout.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, x: row.x.map(placeX), y: row.y.map(placeY) })),
    })),
    areas: layout.areas.map((area) => ({
      ...area,
      x: placeX(area.x),
      y: placeY(area.y),
      points: area.points?.map(round),
      text: area.text && { ...area.text, x: placeX(area.text.x), y: placeY(area.text.y) },
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
