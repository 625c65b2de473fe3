import type { LayoutArea, LayoutRow, SeatMapLayout } from "@/lib/schemas/seat-map";

/** A point of a hall, in the layout's units; y grows downwards. */
export interface Spot {
  x: number;
  y: number;
}

/** Rows that lie around one centre: `radius` is that of the first row, at `front` below the origin. */
export interface Bow {
  radius: number;
  front: number;
}

/** The spot `along` to the right of the hall's axis, measured on the arc that lies `depth` behind the first row. */
export function onBow({ radius, front }: Bow, along: number, depth: number): Spot {
  const angle = along / (radius + depth);
  return { x: (radius + depth) * Math.sin(angle), y: front - radius + (radius + depth) * Math.cos(angle) };
}

/** Middles of the seats of a block from `from` to `to`: as many as fit, spread so that both ends are straight. */
export function spread(from: number, to: number, pitch: number): number[] {
  const count = Math.floor((to - from) / pitch + 1e-6);
  return Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.5)) / count);
}

/** A row of seats with the numbers 1, 2, 3 … in the order given. */
export function seatRow(
  name: string,
  labelAt: LayoutRow["labelAt"],
  seats: { spot: Spot; category: number; accessible?: boolean }[],
): LayoutRow {
  const accessible = seats.flatMap((seat, i) => (seat.accessible ? i : []));
  return {
    ...(accessible.length > 0 ? { accessible } : {}),
    name,
    labelAt,
    numbers: seats.map((_, i) => String(i + 1)),
    x: seats.map(({ spot }) => spot.x),
    y: seats.map(({ spot }) => spot.y),
    categories: seats.map(({ category }) => category),
  };
}

/** An outline with absolute corners. */
export function outline(corners: Spot[], color: string, borderColor?: string): LayoutArea {
  return {
    shape: "polygon",
    x: 0,
    y: 0,
    rotation: 0,
    points: corners.flatMap(({ x, y }) => [x, y]),
    color,
    ...(borderColor ? { borderColor } : {}),
  };
}

/** The corners of an upright rectangle around its middle. */
export function box(middle: Spot, width: number, height: number): Spot[] {
  const [x, y] = [width / 2, height / 2];
  return [
    { x: middle.x - x, y: middle.y - y },
    { x: middle.x + x, y: middle.y - y },
    { x: middle.x + x, y: middle.y + y },
    { x: middle.x - x, y: middle.y + y },
  ];
}

/** Points on a circle around `middle`, from one angle to another (radians, clockwise from the right). */
export function arc(middle: Spot, radius: number, from: number, to: number, steps = 16): Spot[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / steps;
    return { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) };
  });
}

/** Writing on the plan, at most as wide as what it stands on. */
export function writing(text: string, at: Spot, size: number): LayoutArea {
  return {
    shape: "text",
    x: at.x,
    y: at.y,
    rotation: 0,
    color: "transparent",
    text: { text, x: at.x, y: at.y, size, color: "#111827" },
  };
}

/** Moves a plan drawn around any origin to positive coordinates inside a margin, rounded to a tenth. */
export function framed(plan: Omit<SeatMapLayout, "format" | "width" | "height">, margin: number): SeatMapLayout {
  const rows = plan.sections.flatMap((section) => section.rows);
  const corners = plan.areas.map((area) => area.points ?? []);
  const xs = [...rows.map((row) => row.x), ...corners.map((points) => points.filter((_, i) => i % 2 === 0))].flat();
  const ys = [...rows.map((row) => row.y), ...corners.map((points) => points.filter((_, i) => i % 2 === 1))].flat();
  const [left, right] = extent(xs);
  const [top, bottom] = extent(ys);
  const moveX = (x: number) => tenth(x - left + margin);
  const moveY = (y: number) => tenth(y - top + margin);
  return {
    ...plan,
    format: 1,
    width: tenth(right - left + margin * 2),
    height: tenth(bottom - top + margin * 2),
    sections: plan.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, x: row.x.map(moveX), y: row.y.map(moveY) })),
    })),
    areas: plan.areas.map((area) => ({
      ...area,
      x: moveX(area.x),
      y: moveY(area.y),
      ...(area.points ? { points: area.points.map(tenth) } : {}),
      ...(area.text ? { text: { ...area.text, x: moveX(area.text.x), y: moveY(area.text.y) } } : {}),
    })),
  };
}

function extent(values: number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** Adding nothing turns −0 into 0, which JSON would not tell apart. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
