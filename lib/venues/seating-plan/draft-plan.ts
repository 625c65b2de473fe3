import "server-only";
import type { LayoutArea, LayoutRow } from "@/lib/schemas/seat-map";

/** A seating plan as read: checked, with absolute coordinates, before labels and size are settled. */
export interface DraftPlan {
  name: string;
  /** Null when the file's size is of no use. */
  size: { width: number; height: number } | null;
  categories: { name: string; color: string }[];
  zones: DraftZone[];
  areas: LayoutArea[];
  /** Radii that the file gives to seats; it may give none. */
  radii: number[];
}

export interface DraftZone {
  name: string;
  /** Where the zone stands in the file. */
  path: string;
  rows: DraftRow[];
}

export interface DraftRow {
  name: string;
  path: string;
  labelAt: LayoutRow["labelAt"];
  seats: DraftSeat[];
}

export interface DraftSeat {
  number: string;
  x: number;
  y: number;
  /** Index into the plan's categories. */
  category: number;
}
