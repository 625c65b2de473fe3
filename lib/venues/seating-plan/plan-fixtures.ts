import "server-only";

// Builders of seating plans for tests; each value may be replaced by anything, to be as wrong as needed.

export type Fields = Record<string, unknown>;

export function seat(number: unknown, x: unknown, y: unknown, more: Fields = {}): Fields {
  return { seat_guid: `${number} ${x} ${y}`, seat_number: number, position: { x, y }, category: "Stalls", ...more };
}

/** A row of `count` seats, 25 apart, whose first stands at (x, y) of its zone. */
export function row(number: unknown, x: number, y: number, count: number, more: Fields = {}): Fields {
  return {
    row_number: number,
    row_number_position: "both",
    position: { x, y },
    seats: Array.from({ length: count }, (_, i) => seat(String(i + 1), i * 25, 0, { seat_guid: `${x} ${y} ${i}` })),
    ...more,
  };
}

export function zone(name: unknown, rows: unknown, more: Fields = {}): Fields {
  return { name, zone_id: `zone-${name}`, position: { x: 0, y: 0 }, rows, areas: [], ...more };
}

export function plan(zones: unknown, more: Fields = {}): Fields {
  return {
    name: "Hall",
    categories: [{ name: "Stalls", color: "#E87722" }],
    zones,
    size: { width: 1400, height: 900 },
    ...more,
  };
}

/** A block of rows 1, 2, 3…, 24 apart, whose upper left seat stands at (x, y). */
export function block(x: number, y: number, rows: number, seatsPerRow: number): Fields[] {
  return Array.from({ length: rows }, (_, i) => row(String(i + 1), x, y + i * 24, seatsPerRow));
}

/**
 * One zone with six blocks around a court, row and seat numbers beginning anew in each, and an aisle
 * through the lower ones: what halls look like whose plan was drawn without zones.
 */
export function sixBlockHall(): Fields {
  const aisle = (rows: Fields[]) =>
    rows.map((fields, i) => (i < 6 ? fields : { ...fields, position: shifted(fields.position, 12) }));
  return plan([
    zone("Ground floor", [
      ...block(60, 40, 8, 11),
      ...block(370, 40, 8, 18),
      ...block(875, 40, 8, 11),
      ...aisle(block(60, 610, 11, 11)),
      ...aisle(block(370, 610, 11, 18)),
      ...aisle(block(875, 610, 11, 11)),
    ]),
  ]);
}

function shifted(position: unknown, dy: number): Fields {
  const { x, y } = position as { x: number; y: number };
  return { x, y: y + dy };
}
