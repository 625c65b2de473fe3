import type { SeatTable } from "./seat-table";

/** Seats by row, each in layout order; rows in layout order. */
export function seatGroups(table: SeatTable, seats: readonly number[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const seat of [...seats].sort((a, b) => a - b)) {
    const row = table.row[seat] ?? -1;
    groups.set(row, [...(groups.get(row) ?? []), seat]);
  }
  return [...groups.values()];
}

/** Numbers in a row as people say them: 12–15, 18. Numbers that are none, or go down, stay as they are. */
export function numberRanges(numbers: readonly string[]): string[] {
  const ranges: { first: string; last: string }[] = [];
  for (const number of numbers) {
    const open = ranges.at(-1);
    if (open && follows(open.last, number)) open.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.flatMap(({ first, last }) =>
    first === last ? [first] : follows(first, last) ? [first, last] : [`${first}–${last}`],
  );
}

function follows(before: string, number: string): boolean {
  return /^\d{1,6}$/.test(before) && /^\d{1,6}$/.test(number) && Number(number) === Number(before) + 1;
}
