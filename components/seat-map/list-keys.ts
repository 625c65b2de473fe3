/**
 * Where a key leads from a seat in rows of seats: left and right along the row and on to the next,
 * up and down to the same place of the neighbouring row, Home and End to the row's ends. Null for
 * keys that lead nowhere.
 */
export function seatByKey(rows: readonly (readonly number[])[], from: number, key: string): number | null {
  const at = rows.findIndex((row) => row.includes(from));
  const row = rows[at];
  if (!row) return null;
  const place = row.indexOf(from);
  switch (key) {
    case "ArrowRight":
      return row[place + 1] ?? rows[at + 1]?.[0] ?? null;
    case "ArrowLeft":
      return row[place - 1] ?? rows[at - 1]?.at(-1) ?? null;
    case "ArrowDown":
      return sameSpot(rows[at + 1], place, row.length);
    case "ArrowUp":
      return sameSpot(rows[at - 1], place, row.length);
    case "Home":
      return row[0] ?? null;
    case "End":
      return row.at(-1) ?? null;
    default:
      return null;
  }
}

/** Rows differ in length: the middle of one leads to the middle of the next. */
function sameSpot(row: readonly number[] | undefined, place: number, length: number): number | null {
  if (!row) return null;
  const share = length > 1 ? place / (length - 1) : 0;
  return row[Math.round(share * (row.length - 1))] ?? null;
}
