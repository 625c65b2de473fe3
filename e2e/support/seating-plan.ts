type Fields = Record<string, unknown>;

/** Seating-plan JSON: one zone of `rows` × `seatsPerRow` seats in the category Stalls; `more` replaces its fields. */
export function seatingPlan(rows = 3, seatsPerRow = 5, more: Fields = {}): Fields {
  return {
    name: "Little Theatre",
    categories: [{ name: "Stalls", color: "#E87722" }],
    zones: [zone("Parquet", rows, seatsPerRow)],
    size: { width: 800, height: 600 },
    ...more,
  };
}

/** A block of seats whose upper end is at `y`. */
export function zone(name: string, rows: number, seatsPerRow: number, category: unknown = "Stalls", y = 0): Fields {
  return {
    name,
    zone_id: name,
    position: { x: 0, y },
    areas: [],
    rows: Array.from({ length: rows }, (_, row) => ({
      row_number: String(row + 1),
      row_number_position: "both",
      position: { x: 20, y: 20 + row * 30 },
      seats: Array.from({ length: seatsPerRow }, (_, n) => seatAt(name, row, n, category)),
    })),
  };
}

function seatAt(zoneName: string, row: number, n: number, category: unknown): Fields {
  const seatNumber = String(n + 1);
  const guid = `${zoneName}-${row + 1}-${seatNumber}`;
  return { seat_guid: guid, seat_number: seatNumber, position: { x: n * 25, y: 0 }, category };
}
