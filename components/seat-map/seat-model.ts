import type { Tier } from "@/lib/schemas/events";
import type { LayoutArea, SeatMapLayout } from "@/lib/schemas/seat-map";
import { accessibleIn } from "@/lib/shared/accessible-seats";
import { seatStates } from "@/lib/shared/seat-codec";
import {
  type RowEnd,
  rowBreadth,
  rowLabelPlaces,
  rowRuns,
  runCourse,
  type SectionPlace,
  sectionLabelPlaces,
} from "./row-runs";
import { type SeatTable, seatTable } from "./seat-table";

/** A hall as one event sells it: the layout, and which tier each seat belongs to. */
export interface SeatModel {
  table: SeatTable;
  /** The event's seated tiers, in its order. */
  tiers: Tier[];
  /** A category's position in tiers; −1 for what this event does not sell. */
  tierOfCategory: Int16Array;
  areas: LayoutArea[];
  /** Seats for who needs one without barriers. */
  accessible: ReadonlySet<number>;
  /** The rows between their aisles, as broad lines that melt into the shapes of the blocks. */
  courses: number[][];
  courseBreadth: number;
  /** Straight rows end in a straight edge; bent ones would end in steps, and get round ends. */
  courseEnds: "square" | "round";
  rowLabels: RowEnd[];
  sectionLabels: (SectionPlace & { text: string })[];
}

export function seatModel(layout: SeatMapLayout, tiers: Tier[]): SeatModel {
  const seated = tiers.filter((tier) => tier.seated);
  const table = seatTable(layout);
  const courses = rowRuns(table).map((run) => runCourse(table, run));
  const bent = courses.filter((course) => course.length > 4).length;
  const names = shortNames(table.sections.map((section) => section.name));
  return {
    table,
    tiers: seated,
    tierOfCategory: Int16Array.from(layout.categories, (category) =>
      seated.findIndex((tier) => tier.seatCategories.includes(category.name)),
    ),
    areas: layout.areas,
    accessible: accessibleSeats(layout),
    courses,
    courseEnds: bent > courses.length / 4 ? "round" : "square",
    courseBreadth: rowBreadth(table),
    rowLabels: rowLabelPlaces(table),
    sectionLabels:
      table.sections.length < 2
        ? []
        : sectionLabelPlaces(table).map((place) => ({ ...place, text: names[place.section] ?? "" })),
  };
}

function accessibleSeats(layout: SeatMapLayout): ReadonlySet<number> {
  const found = new Set<number>();
  let start = 0;
  for (const row of layout.sections.flatMap((section) => section.rows)) {
    accessibleIn(row, layout.categories).forEach((accessible, i) => {
      if (accessible) found.add(start + i);
    });
    start += row.numbers.length;
  }
  return found;
}

/** The position of a seat's tier in model.tiers; −1 when it is not for sale. */
export function tierIndexOf(model: SeatModel, seat: number): number {
  return model.tierOfCategory[model.table.category[seat] ?? -1] ?? -1;
}

export function tierOf(model: SeatModel, seat: number): Tier | undefined {
  return model.tiers[tierIndexOf(model, seat)];
}

export type SeatStatus = "available" | "taken" | "blocked";

/** What a buyer can do with a seat; held and booked are the same to them. */
export function statusOf(model: SeatModel, states: Uint8Array, seat: number): SeatStatus {
  const state = states[seat] ?? seatStates.blocked;
  if (state === seatStates.blocked || tierIndexOf(model, seat) < 0) return "blocked";
  return state === seatStates.available ? "available" : "taken";
}

export interface SeatPlace {
  section: string;
  row: string;
  number: string;
}

export function placeOf(table: SeatTable, seat: number): SeatPlace {
  const row = table.rows[table.row[seat] ?? -1];
  return {
    section: table.sections[row?.section ?? -1]?.name ?? "",
    row: row?.name ?? "",
    number: table.numbers[seat] ?? "",
  };
}

/** A seat's number without its row's name in front, which some plans write on every seat ("8-12" in row 8). */
export function shortNumber(table: SeatTable, seat: number): string {
  const number = table.numbers[seat] ?? "";
  const row = table.rows[table.row[seat] ?? -1]?.name ?? "";
  return row !== "" && number.startsWith(`${row}-`) ? number.slice(row.length + 1) : number;
}

/** Names without the first words that all of them share ("Block 1", "Block 2" → "1", "2"), where something remains. */
export function shortNames(names: string[]): string[] {
  const given = names.filter((name) => name !== "");
  if (given.length < 3) return names;
  const split = given.map((name) => name.split(" "));
  const shortest = Math.min(...split.map((words) => words.length));
  let shared = 0;
  while (shared < shortest - 1 && split.every((words) => words[shared] === split[0]?.[shared])) shared++;
  return names.map((name) => name.split(" ").slice(shared).join(" "));
}
