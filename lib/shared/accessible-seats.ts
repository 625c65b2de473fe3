import type { LayoutRow, SeatMapLayout } from "@/lib/schemas/seat-map";

const categoryWords = /wheelchair|accessib|rollstuhl|rollifahrer|barrierefrei|step-free/i;

/**
 * Which positions of a row are accessible seats: those that the layout marks, and all of a category
 * whose name says so, as imported plans do.
 */
export function accessibleIn(row: LayoutRow, categories: SeatMapLayout["categories"]): boolean[] {
  const marked = new Set(row.accessible);
  return row.categories.map((no, i) => marked.has(i) || categoryWords.test(categories[no]?.name ?? ""));
}
