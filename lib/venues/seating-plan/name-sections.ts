import "server-only";
import type { DraftRow, DraftSeat, DraftZone } from "./draft-plan";
import { letters } from "./letters";
import type { SeatingPlanReport } from "./seating-plan-report";
import { splitIntoBlocks } from "./split-into-blocks";
import { numbered, UniqueNames } from "./unique-names";

export interface DraftSection {
  name: string;
  rows: DraftRow[];
}

/**
 * The plan's sections, with labels by which a person with a ticket finds the seat: no two seats
 * share section, row and number. A zone that repeats its labels is split into blocks by geometry;
 * what repeats even then gets a number behind it. Zones keep their order in the file.
 *
 * @param spacing usual distance between neighbouring seats
 */
export function nameSections(report: SeatingPlanReport, zones: DraftZone[], spacing: number): DraftSection[] {
  const sectionNames = new UniqueNames();
  return zones.flatMap((zone) => {
    const blocks = splitIntoBlocks(zone.rows, spacing);
    if (blocks) report.note("zone_split", `${zone.path} (${blocks.length} blocks)`);
    return (blocks ?? [zone.rows]).map((rows, i) => {
      const wanted = blocks ? `${zone.name} · Block ${letters(i)}` : zone.name;
      const name = sectionNames.take(wanted);
      if (name !== wanted) report.note("section_renamed", zone.path);
      return { name, rows: nameRows(report, rows) };
    });
  });
}

function nameRows(report: SeatingPlanReport, rows: DraftRow[]): DraftRow[] {
  const taken = new Set<string>();
  const lastTried = new Map<string, number>();
  return rows.map((row) => {
    const seats = nameSeats(report, row);
    // Two halves of a row share its name; only repeated seats force another one.
    let attempt = lastTried.get(row.name) ?? 1;
    while (seats.some((seat) => taken.has(label(numbered(row.name, attempt), seat)))) attempt++;
    lastTried.set(row.name, attempt);
    const name = numbered(row.name, attempt);
    if (name !== row.name) report.note("row_renamed", row.path);
    for (const seat of seats) taken.add(label(name, seat));
    return { ...row, name, seats };
  });
}

function nameSeats(report: SeatingPlanReport, row: DraftRow): DraftSeat[] {
  const numbers = new UniqueNames();
  return row.seats.map((seat) => {
    const number = numbers.take(seat.number);
    if (number === seat.number) return seat;
    report.note("seat_renamed", row.path);
    return { ...seat, number };
  });
}

function label(rowName: string, seat: DraftSeat): string {
  return `${rowName}\u0000${seat.number}`;
}
