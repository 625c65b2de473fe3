import "server-only";
import type { LayoutArea } from "@/lib/schemas/seat-map";
import type { DraftPlan, DraftZone } from "./draft-plan";
import { isObject, noteUnknownFields, type Point, readList, readObject, readPoint, readText } from "./fields";
import { readAreas } from "./read-areas";
import { readCategories } from "./read-categories";
import { readRows, type SeatContext } from "./read-rows";
import type { SeatingPlanReport } from "./seating-plan-report";

const planFields = new Set(["name", "zones", "categories", "size"]);
const zoneFields = new Set(["name", "zone_id", "uuid", "position", "rows", "areas"]);

/** Reads a plan's JSON value. Null when it is no plan at all; other problems are in the report. */
export function readPlan(report: SeatingPlanReport, value: unknown): DraftPlan | null {
  if (!isObject(value)) {
    report.refuse("", "A seating plan is a JSON object with name, categories, zones and size.");
    return null;
  }
  noteUnknownFields(report, value, planFields, "");
  const name = readText(report, value.name, "name");
  if (name === null) report.note("name_missing", "name");
  const size = readSize(report, value.size);
  const categories = readCategories(report, value.categories);
  const context: SeatContext = { categories, guids: new Set(), radii: [], seats: 0 };
  const zones: DraftZone[] = [];
  const areas: LayoutArea[] = [];

  for (const [i, item] of (readList(report, value.zones, "zones") ?? []).entries()) {
    if (report.full) break;
    const path = `zones[${i}]`;
    const zone = readObject(report, item, path);
    if (!zone) continue;
    noteUnknownFields(report, zone, zoneFields, path);
    const given = readText(report, zone.name, `${path}.name`);
    const origin = readOrigin(report, zone.position, `${path}.position`);
    if (!origin) continue;
    const rows = readRows(report, zone.rows, `${path}.rows`, origin, context);
    readAreas(report, zone.areas, `${path}.areas`, origin, areas);
    if (rows.length === 0) continue;
    if (given === null) report.note("section_named", path);
    zones.push({ name: given ?? `Section ${i + 1}`, path, rows });
  }

  if (!report.refused && context.seats === 0) report.refuse("zones", "The plan has no seats.");
  return { name: name ?? "Seating plan", size, categories: categories.list, zones, areas, radii: context.radii };
}

/** The size as given; null when its numbers are of no use, so that it must be computed. */
function readSize(report: SeatingPlanReport, value: unknown): { width: number; height: number } | null {
  const size = readObject(report, value, "size");
  if (!size) return null;
  const { width, height } = size;
  if (typeof width !== "number") report.refuse("size.width", "Must be a number.");
  else if (typeof height !== "number") report.refuse("size.height", "Must be a number.");
  else if (width > 0 && height > 0 && Math.max(width, height) <= 1_000_000) return { width, height };
  return null;
}

function readOrigin(report: SeatingPlanReport, value: unknown, path: string): Point | null {
  if (value !== undefined && value !== null) return readPoint(report, value, path);
  report.note("position_missing", path);
  return { x: 0, y: 0 };
}
