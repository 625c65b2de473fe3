import "server-only";

const SAMPLES = 1_000;

/** How far seats lie apart, in the plan's units. */
export interface SeatSpacing {
  /** Only one seat in twenty has a nearer neighbour: dots of this diameter do not overlap. */
  near: number;
  /** Half of the seats have a nearer neighbour. */
  usual: number;
}

/**
 * Distances between nearest neighbours, from up to 1,000 seats spread over the plan; seats that lie
 * exactly on another one are no neighbours of it. Null when no two seats lie apart. Percentiles, so
 * that a few misplaced seats do not count.
 */
export function seatSpacing(seats: { x: number; y: number }[]): SeatSpacing | null {
  const xs = Float64Array.from(seats, (seat) => seat.x);
  const ys = Float64Array.from(seats, (seat) => seat.y);
  const step = Math.max(1, Math.floor(seats.length / SAMPLES));
  const distances: number[] = [];
  for (let i = 0; i < seats.length; i += step) {
    const x = xs[i] ?? 0;
    const y = ys[i] ?? 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < xs.length; j++) {
      const dx = (xs[j] ?? 0) - x;
      const dy = (ys[j] ?? 0) - y;
      const square = dx * dx + dy * dy;
      if (square < nearest && square > 0) nearest = square;
    }
    if (nearest < Number.POSITIVE_INFINITY) distances.push(Math.sqrt(nearest));
  }
  distances.sort((a, b) => a - b);
  const near = distances[Math.floor(distances.length * 0.05)];
  const usual = distances[Math.floor(distances.length * 0.5)];
  return near === undefined || usual === undefined ? null : { near, usual };
}
