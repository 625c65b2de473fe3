import { visitWithin } from "./grid-index";
import type { Bounds, SeatTable } from "./seat-table";
import { type Insets, type Size, toLayout, type View } from "./view-transform";

/** What the buttons at the lower right take of the viewport, with some air; narrow ones show one of three. */
const CONTROLS = { height: 62, width: 154, narrow: 62, narrowUpTo: 640 };

/** Insets to try, the nicest first, when the buttons would lie on seats of the whole map; else none. */
export function roomForControls(table: SeatTable, view: View, { width, height }: Size): Insets[] {
  const right = width <= CONTROLS.narrowUpTo ? CONTROLS.narrow : CONTROLS.width;
  const { x, y } = toLayout(view, width - right, height - CONTROLS.height);
  let covered = false;
  visitWithin(table.grid, x, y, Infinity, Infinity, () => {
    covered = true;
  });
  // Below the map the buttons leave it in the middle; beside them it may be larger.
  return covered
    ? [
        { right: 0, bottom: CONTROLS.height },
        { right, bottom: 0 },
      ]
    : [];
}

/** Around the centres of some seats, with a margin in the layout's units. */
export function boundsAround(table: SeatTable, seats: readonly number[], margin: number): Bounds {
  const bounds: Bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const seat of seats) {
    const [x, y] = [table.x[seat] ?? 0, table.y[seat] ?? 0];
    bounds.minX = Math.min(bounds.minX, x - margin);
    bounds.minY = Math.min(bounds.minY, y - margin);
    bounds.maxX = Math.max(bounds.maxX, x + margin);
    bounds.maxY = Math.max(bounds.maxY, y + margin);
  }
  return bounds;
}

/** The scale at which a rectangle just fills the viewport. */
export function scaleToFit(bounds: Bounds, size: Size): number {
  return Math.min(
    size.width / Math.max(1e-6, bounds.maxX - bounds.minX),
    size.height / Math.max(1e-6, bounds.maxY - bounds.minY),
  );
}
