import "server-only";
import type { ImportNote, ImportProblem, SeatMapLayout } from "@/lib/schemas/seat-map";
import type { DraftZone } from "./draft-plan";
import { fitLayout } from "./fit-layout";
import { nameSections } from "./name-sections";
import { readJson } from "./read-json";
import { readPlan } from "./read-plan";
import { seatSpacing } from "./seat-spacing";
import { SeatingPlanReport } from "./seating-plan-report";

export type ParsedSeatingPlan =
  | { ok: true; layout: SeatMapLayout; seatCount: number; notes: ImportNote[] }
  | { ok: false; problems: ImportProblem[] };

/**
 * Reads a seating plan in the JSON format that pretix publishes (zones → rows → seats, areas,
 * categories) into a layout. Either all of it is taken over, with every repair in `notes`, or
 * nothing, with up to 50 problems, each with its JSON path (or line and column where the text is
 * no JSON). Never throws, whatever the text; at most 20 MB and 100,000 seats.
 */
export function parseSeatingPlan(text: string): ParsedSeatingPlan {
  const json = readJson(text);
  if (!json.ok) return { ok: false, problems: [json.problem] };

  const report = new SeatingPlanReport();
  const plan = readPlan(report, json.value);
  if (!plan || report.refused) return { ok: false, problems: report.problems };

  const seats = plan.zones.flatMap((zone) => zone.rows.flatMap((row) => row.seats));
  noteCoincidingSeats(report, plan.zones);
  const spacing = seatSpacing(seats);
  const sections = nameSections(report, plan.zones, spacing?.usual ?? 0);
  const layout = fitLayout(report, plan, sections, spacing);
  return { ok: true, layout, seatCount: seats.length, notes: report.notes };
}

function noteCoincidingSeats(report: SeatingPlanReport, zones: DraftZone[]): void {
  const places = new Set<string>();
  for (const row of zones.flatMap((zone) => zone.rows)) {
    for (const seat of row.seats) {
      const place = `${seat.x} ${seat.y}`;
      if (places.has(place)) report.note("seats_coincide", row.path);
      else places.add(place);
    }
  }
}
