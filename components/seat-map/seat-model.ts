import type { Tier } from "@/lib/schemas/events";
import type { LayoutArea, SeatMapLayout } from "@/lib/schemas/seat-map";
import { accessibleIn } from "@/lib/shared/accessible-seats";
import { seatStates } from "@/lib/shared/seat-codec";
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
}

export function seatModel(layout: SeatMapLayout, tiers: Tier[]): SeatModel {
  const seated = tiers.filter((tier) => tier.seated);
  const table = seatTable(layout);
  return {
    table,
    tiers: seated,
    tierOfCategory: Int16Array.from(layout.categories, (category) =>
      seated.findIndex((tier) => tier.seatCategories.includes(category.name)),
    ),
    areas: layout.areas,
    accessible: accessibleSeats(layout),
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
