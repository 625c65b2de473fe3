/**
 * Points in square cells (compressed rows: the points of cell c are items[starts[c]] …
 * items[starts[c + 1] − 1]), about two points a cell, so that a look around a place costs a few
 * cells whatever the number of points.
 */
export interface GridIndex {
  x: Float32Array;
  y: Float32Array;
  cell: number;
  minX: number;
  minY: number;
  columns: number;
  rows: number;
  starts: Uint32Array;
  items: Uint32Array;
}

export function gridIndex(x: Float32Array, y: Float32Array): GridIndex {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < x.length; i++) {
    minX = Math.min(minX, x[i] ?? 0);
    maxX = Math.max(maxX, x[i] ?? 0);
    minY = Math.min(minY, y[i] ?? 0);
    maxY = Math.max(maxY, y[i] ?? 0);
  }
  if (x.length === 0) minX = minY = maxX = maxY = 0;
  const width = Math.max(maxX - minX, 1e-3);
  const height = Math.max(maxY - minY, 1e-3);
  // A single long row would make an area of nothing: its length bounds the number of cells as well.
  const cell = Math.max(
    Math.sqrt((width * height * 2) / Math.max(1, x.length)),
    Math.max(width, height) / Math.max(1, x.length),
    1e-3,
  );
  const columns = Math.floor(width / cell) + 1;
  const rows = Math.floor(height / cell) + 1;

  const starts = new Uint32Array(columns * rows + 1);
  const cellOf = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const at = Math.floor(((y[i] ?? 0) - minY) / cell) * columns + Math.floor(((x[i] ?? 0) - minX) / cell);
    cellOf[i] = at;
    starts[at + 1] = (starts[at + 1] ?? 0) + 1;
  }
  for (let c = 1; c < starts.length; c++) starts[c] = (starts[c] ?? 0) + (starts[c - 1] ?? 0);
  const next = starts.slice();
  const items = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const at = cellOf[i] ?? 0;
    const place = next[at] ?? 0;
    items[place] = i;
    next[at] = place + 1;
  }
  return { x, y, cell, minX, minY, columns, rows, starts, items };
}

/** Calls `visit` for every point in the rectangle, edges included. */
export function visitWithin(
  grid: GridIndex,
  left: number,
  top: number,
  right: number,
  bottom: number,
  visit: (index: number) => void,
): void {
  const firstColumn = Math.max(0, Math.floor((left - grid.minX) / grid.cell));
  const lastColumn = Math.min(grid.columns - 1, Math.floor((right - grid.minX) / grid.cell));
  const firstRow = Math.max(0, Math.floor((top - grid.minY) / grid.cell));
  const lastRow = Math.min(grid.rows - 1, Math.floor((bottom - grid.minY) / grid.cell));
  for (let row = firstRow; row <= lastRow; row++) {
    // Cells of one grid row lie next to each other, so do their points.
    const from = grid.starts[row * grid.columns + firstColumn] ?? 0;
    const to = firstColumn > lastColumn ? from : (grid.starts[row * grid.columns + lastColumn + 1] ?? 0);
    for (let k = from; k < to; k++) {
      const i = grid.items[k] ?? 0;
      const px = grid.x[i] ?? 0;
      const py = grid.y[i] ?? 0;
      if (px >= left && px <= right && py >= top && py <= bottom) visit(i);
    }
  }
}

/** The nearest point within `radius` of (x, y) that `accept` takes; −1 when there is none. */
export function nearestSeat(
  grid: GridIndex,
  x: number,
  y: number,
  radius: number,
  accept: (index: number) => boolean = () => true,
): number {
  let best = -1;
  let bestDistance = radius * radius;
  visitWithin(grid, x - radius, y - radius, x + radius, y + radius, (i) => {
    const dx = (grid.x[i] ?? 0) - x;
    const dy = (grid.y[i] ?? 0) - y;
    const distance = dx * dx + dy * dy;
    if ((distance < bestDistance || (best < 0 && distance <= bestDistance)) && accept(i)) {
      best = i;
      bestDistance = distance;
    }
  });
  return best;
}

export type Direction = "left" | "right" | "up" | "down";

/** Sideways distance counts this much more than distance ahead. */
const SIDEWAYS = 3;

/**
 * The point that an arrow key leads to: ahead rather than beside, near rather than far; −1 at the
 * edge. Looks at rings that double, and stops when nothing farther out can be better.
 */
export function seatInDirection(grid: GridIndex, from: number, direction: Direction): number {
  const x = grid.x[from] ?? 0;
  const y = grid.y[from] ?? 0;
  const horizontal = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  const farthest = (grid.columns + grid.rows) * grid.cell;
  let best = -1;
  let bestCost = Infinity;
  for (let radius = grid.cell * 2; ; radius *= 2) {
    visitWithin(grid, x - radius, y - radius, x + radius, y + radius, (i) => {
      const dx = (grid.x[i] ?? 0) - x;
      const dy = (grid.y[i] ?? 0) - y;
      const ahead = (horizontal ? dx : dy) * sign;
      const beside = Math.abs(horizontal ? dy : dx);
      if (i === from || ahead <= 0 || beside > ahead * 1.5) return;
      const cost = ahead + beside * SIDEWAYS;
      if (cost < bestCost) {
        best = i;
        bestCost = cost;
      }
    });
    if (bestCost <= radius || radius > farthest) return best;
  }
}
