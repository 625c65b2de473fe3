import "server-only";
import { type LayoutRow, MAX_SEATS } from "@/lib/schemas/seat-map";
import type { DraftRow, DraftSeat } from "./draft-plan";
import {
  type JsonObject,
  MAX_COORDINATE,
  noteUnknownFields,
  type Point,
  readList,
  readObject,
  readPoint,
  readText,
} from "./fields";
import type { Categories } from "./read-categories";
import type { SeatingPlanReport } from "./seating-plan-report";

/** What the seats of all zones share. */
export interface SeatContext {
  categories: Categories;
  guids: Set<string>;
  radii: number[];
  /** How many seats were read. */
  seats: number;
}

const rowFields = new Set([
  "row_number",
  "row_label",
  "seat_label",
  "uuid",
  "seats",
  "row_number_position",
  "position",
]);
const seatFields = new Set(["seat_guid", "seat_number", "uuid", "start_direction", "radius", "position", "category"]);

/** The rows of one zone, whose corner is `origin`, with absolute coordinates. Empty rows are left out. */
export function readRows(
  report: SeatingPlanReport,
  value: unknown,
  path: string,
  origin: Point,
  context: SeatContext,
): DraftRow[] {
  const rows: DraftRow[] = [];
  for (const [i, item] of (readList(report, value, path) ?? []).entries()) {
    if (report.full) break;
    const rowPath = `${path}[${i}]`;
    const row = readObject(report, item, rowPath);
    if (!row) continue;
    noteUnknownFields(report, row, rowFields, rowPath);
    const items = readList(report, row.seats, `${rowPath}.seats`);
    if (!items) continue;
    if (items.length === 0) {
      report.note("row_empty", rowPath);
      continue;
    }
    context.seats += items.length;
    if (context.seats > MAX_SEATS) {
      report.refuse(rowPath, `The plan has more than ${MAX_SEATS} seats.`);
      break;
    }
    const offset =
      row.position === undefined || row.position === null
        ? { x: 0, y: 0 }
        : readPoint(report, row.position, `${rowPath}.position`);
    if (!offset) continue;
    const corner = { x: origin.x + offset.x, y: origin.y + offset.y };
    const given = readText(report, row.row_number, `${rowPath}.row_number`);
    if (given === null) report.note("row_named", rowPath);
    if (row.row_label || row.seat_label) report.note("label_ignored", rowPath);
    const seats: DraftSeat[] = [];
    for (const [j, seat] of items.entries()) {
      if (report.full) break;
      const read = readSeat(report, seat, `${rowPath}.seats[${j}]`, j, corner, context);
      if (read) seats.push(read);
    }
    rows.push({ name: given ?? String(i + 1), path: rowPath, labelAt: labelAt(row.row_number_position), seats });
  }
  return rows;
}

function readSeat(
  report: SeatingPlanReport,
  value: unknown,
  path: string,
  position: number,
  corner: Point,
  context: SeatContext,
): DraftSeat | null {
  const seat = readObject(report, value, path);
  if (!seat) return null;
  noteUnknownFields(report, seat, seatFields, path);
  noteGuid(report, seat, path, context);
  noteRadius(report, seat, path, context);
  const given = readText(report, seat.seat_number, `${path}.seat_number`);
  if (given === null) report.note("seat_numbered", path);
  const category = readCategory(report, seat.category, `${path}.category`, context.categories);
  const offset = readPoint(report, seat.position, `${path}.position`);
  if (!offset || category === null) return null;
  const x = corner.x + offset.x;
  const y = corner.y + offset.y;
  if (Math.max(Math.abs(x), Math.abs(y)) > MAX_COORDINATE) {
    report.refuse(`${path}.position`, "Lies too far out.");
    return null;
  }
  return { number: given ?? String(position + 1), x, y, category };
}

function readCategory(report: SeatingPlanReport, value: unknown, path: string, categories: Categories): number | null {
  // Most seats name a listed category as it is.
  const listed = typeof value === "string" ? categories.indexOf(value) : undefined;
  if (listed !== undefined) return listed;
  const before = report.problems.length;
  const name = readText(report, value, path);
  if (name === null) {
    if (report.problems.length === before) report.refuse(path, "Is missing; a seat needs a category.");
    return null;
  }
  const index = categories.indexOf(name);
  if (index !== undefined) return index;
  report.note("category_added", path);
  return categories.add(report, name, null, path);
}

function noteGuid(report: SeatingPlanReport, seat: JsonObject, path: string, context: SeatContext): void {
  const { seat_guid: guid } = seat;
  if ((typeof guid !== "string" && typeof guid !== "number") || guid === "") report.note("seat_guid_missing", path);
  else if (context.guids.has(String(guid))) report.note("seat_guid_repeated", path);
  else context.guids.add(String(guid));
}

function noteRadius(report: SeatingPlanReport, seat: JsonObject, path: string, context: SeatContext): void {
  const { radius } = seat;
  if (radius === undefined || radius === null) return;
  if (typeof radius === "number" && radius > 0 && radius <= MAX_COORDINATE) context.radii.push(radius);
  else report.note("radius_ignored", `${path}.radius`);
}

/** Older files do not say where the row's name goes; shown at both ends it helps most. */
function labelAt(value: unknown): LayoutRow["labelAt"] {
  if (value === "start" || value === "end" || value === "both") return value;
  return value === null ? "none" : "both";
}
