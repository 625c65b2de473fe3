/**
 * What tells tiers apart besides their colour. By a tier's order; after eight they begin again, and
 * the names beside them decide.
 */
export const tierShapes = [
  "circle",
  "square",
  "diamond",
  "hexagon",
  "circle-ring",
  "square-ring",
  "triangle",
  "diamond-ring",
] as const;
export type TierShape = (typeof tierShapes)[number];

/** Number of colours in the design system's series, and of shapes. */
export const TIER_STYLES = tierShapes.length;

export function styleOfTier(order: number): number {
  return order % TIER_STYLES;
}

/** Half the width that a shape of radius 1 may take up; shapes are drawn to look equally large. */
const outlines: Record<string, (r: number) => string> = {
  circle: (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  square: (r) => rounded(polygon([-1, -1, 1, -1, 1, 1, -1, 1], r * 0.9), r * 0.42),
  diamond: (r) => rounded(polygon([0, -1, 1, 0, 0, 1, -1, 0], r * 1.16), r * 0.3),
  hexagon: (r) => rounded(polygon([-0.5, -0.87, 0.5, -0.87, 1, 0, 0.5, 0.87, -0.5, 0.87, -1, 0], r * 1.05), r * 0.2),
  triangle: (r) => rounded(polygon([0, -1.12, 1.12, 0.88, -1.12, 0.88], r), r * 0.3),
};

/** The shape around (0, 0) as SVG path data, about 2 × radius wide. */
export function shapeOutline(shape: TierShape, radius: number): string {
  return (outlines[shape.replace("-ring", "")] ?? outlines.circle)?.(radius) ?? "";
}

/** The line inside the shapes that have one; null for the others. */
export function shapeRing(shape: TierShape, radius: number): string | null {
  return shape.endsWith("-ring") ? shapeOutline(shape, radius * 0.76) : null;
}

interface Point {
  x: number;
  y: number;
}

function polygon(coordinates: number[], scale: number): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < coordinates.length; i += 2) {
    points.push({ x: (coordinates[i] ?? 0) * scale, y: (coordinates[i + 1] ?? 0) * scale });
  }
  return points;
}

/** Path data of a polygon with each corner cut at `cut` and bent through the corner. */
function rounded(points: Point[], cut: number): string {
  const parts = points.map((corner, i) => {
    const before = points[(i + points.length - 1) % points.length] ?? corner;
    const after = points[(i + 1) % points.length] ?? corner;
    const from = toward(corner, before, cut);
    const to = toward(corner, after, cut);
    return `${i === 0 ? "M" : "L"}${short(from.x)} ${short(from.y)}Q${short(corner.x)} ${short(corner.y)} ${short(to.x)} ${short(to.y)}`;
  });
  return `${parts.join("")}Z`;
}

function toward(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const t = Math.min(0.5, distance / length);
  return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}
