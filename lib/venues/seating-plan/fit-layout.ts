import "server-only";
import type { LayoutArea, LayoutRow, SeatMapLayout } from "@/lib/schemas/seat-map";
import { areaOutline } from "./area-outline";
import type { DraftPlan } from "./draft-plan";
import type { DraftSection } from "./name-sections";
import type { SeatSpacing } from "./seat-spacing";
import type { SeatingPlanReport } from "./seating-plan-report";

/** The format's default. */
const DEFAULT_RADIUS = 10;
/** Part of the distance to the next seat that a dot's radius may take up, and does when the file gives none. */
const RADIUS_LIMIT = 0.45;
const RADIUS_USUAL = 0.4;
const MAX_MARGIN = 50_000;
/** A plan much larger than what is in it shows nothing but emptiness. */
const EMPTY_SIZE = 50;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The finished layout: coordinates to two decimals, a size that holds all seats, dots that do not
 * overlap. A size that does not fit is computed anew, with a margin; a plan whose seats lie less
 * than a unit apart (one drawn in kilometres, or from 0 to 1) is enlarged, since rounding would
 * move its seats together.
 */
export function fitLayout(
  report: SeatingPlanReport,
  plan: DraftPlan,
  sections: DraftSection[],
  spacing: SeatSpacing | null,
): SeatMapLayout {
  const seats = boxOf(sections.flatMap((section) => section.rows.flatMap((row) => row.seats)));
  const whole = plan.areas.flatMap(areaOutline).reduce(include, { ...seats });
  const extent = Math.max(whole.right - whole.left, whole.bottom - whole.top);
  const size = plan.size && fits(plan.size, seats, extent) ? plan.size : null;
  if (!size) report.note("size_recomputed", "size");

  const scale = enlargement(spacing, Math.max(extent, size?.width ?? 0, size?.height ?? 0));
  if (scale !== 1) report.note("coordinates_scaled", `by ${scale}`);
  const radius = dotRadius(plan.radii, spacing) * scale;
  const margin = size ? 0 : Math.min(radius * 4, MAX_MARGIN);
  const shiftX = size ? 0 : margin - whole.left * scale;
  const shiftY = size ? 0 : margin - whole.top * scale;
  const placeX = (x: number) => round(x * scale + shiftX);
  const placeY = (y: number) => round(y * scale + shiftY);

  const layoutRow = (row: DraftSection["rows"][number]): LayoutRow => ({
    name: row.name,
    labelAt: row.labelAt,
    numbers: row.seats.map((seat) => seat.number),
    x: row.seats.map((seat) => placeX(seat.x)),
    y: row.seats.map((seat) => placeY(seat.y)),
    categories: row.seats.map((seat) => seat.category),
  });
  const layoutArea = ({ text, ...area }: LayoutArea): LayoutArea => ({
    ...area,
    x: placeX(area.x),
    y: placeY(area.y),
    rotation: round(area.rotation),
    ...(area.width !== undefined && { width: round(area.width * scale) }),
    ...(area.height !== undefined && { height: round(area.height * scale) }),
    ...(area.points && { points: area.points.map((value) => round(value * scale)) }),
    ...(text && {
      text: {
        ...text,
        x: placeX(text.x),
        y: placeY(text.y),
        size: Math.min(500, Math.max(1, round(text.size * scale))),
      },
    }),
  });

  return {
    format: 1,
    name: plan.name,
    width: round(size ? size.width * scale : (whole.right - whole.left) * scale + margin * 2),
    height: round(size ? size.height * scale : (whole.bottom - whole.top) * scale + margin * 2),
    seatRadius: Math.max(0.01, round(radius)),
    categories: plan.categories,
    sections: sections.map((section) => ({ name: section.name, rows: section.rows.map(layoutRow) })),
    areas: plan.areas.map(layoutArea),
  };
}

function fits(size: { width: number; height: number }, seats: Box, extent: number): boolean {
  const inside = seats.left >= 0 && seats.top >= 0 && seats.right <= size.width && seats.bottom <= size.height;
  return inside && (extent === 0 || Math.max(size.width, size.height) <= extent * EMPTY_SIZE);
}

function dotRadius(radii: number[], spacing: SeatSpacing | null): number {
  const given = radii.toSorted((a, b) => a - b)[Math.floor(radii.length / 2)];
  if (!spacing) return given ?? DEFAULT_RADIUS;
  return given === undefined ? spacing.near * RADIUS_USUAL : Math.min(given, spacing.near * RADIUS_LIMIT);
}

/** A power of ten by which seats come to lie ten units or more apart; 1 where that is not needed or not possible. */
function enlargement(spacing: SeatSpacing | null, extent: number): number {
  if (!spacing || spacing.near >= 1) return 1;
  const scale = 10 ** Math.ceil(Math.log10(10 / spacing.near));
  return extent * scale <= 400_000 ? scale : 1;
}

function boxOf(points: { x: number; y: number }[]): Box {
  return points.reduce(include, { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
}

function include(box: Box, { x, y }: { x: number; y: number }): Box {
  box.left = Math.min(box.left, x);
  box.top = Math.min(box.top, y);
  box.right = Math.max(box.right, x);
  box.bottom = Math.max(box.bottom, y);
  return box;
}

/** Two decimals, and no negative zero. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
