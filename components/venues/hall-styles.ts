import type { SeatMapLayout } from "@/lib/schemas/seat-map";

/** Each category of a layout with its colour of the series, in the layout's order. */
export function categoryStyles(layout: SeatMapLayout): Map<string, number> {
  return new Map(layout.categories.map(({ name }, at) => [name, at]));
}
