import type { Bounds } from "./seat-table";

/** What of the map is seen: `scale` CSS pixels a unit; (x, y) in the layout's units is at the top left. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface ScaleLimits {
  min: number;
  max: number;
}

/** CSS pixels at the viewport's edges that something else lies on. */
export interface Insets {
  right: number;
  bottom: number;
}
export const noInsets: Insets = { right: 0, bottom: 0 };

/** A CSS diameter of a seat at which the map can be zoomed no further: a thumb's width. */
const LARGEST_SEAT = 44;

/** How much of the viewport may be empty beyond an edge of the map when zoomed in. */
const OVERSCROLL = 0.35;

/** The view that shows the whole map in the middle of what the insets leave, with `padding` CSS pixels around it. */
export function fitView(bounds: Bounds, viewport: Size, padding: number, insets: Insets = noInsets): View {
  const size = { width: viewport.width - insets.right, height: viewport.height - insets.bottom };
  const width = Math.max(bounds.maxX - bounds.minX, 1e-6);
  const height = Math.max(bounds.maxY - bounds.minY, 1e-6);
  const scale = Math.max(
    Math.min((size.width - 2 * padding) / width, (size.height - 2 * padding) / height),
    Math.min(size.width / width, size.height / height) * 0.5,
    1e-6,
  );
  return {
    scale,
    x: (bounds.minX + bounds.maxX - size.width / scale) / 2,
    y: (bounds.minY + bounds.maxY - size.height / scale) / 2,
  };
}

/** From the whole map to seats that fill a thumb. */
export function scaleLimits(fitScale: number, seatRadius: number): ScaleLimits {
  return { min: fitScale, max: Math.max(LARGEST_SEAT / (2 * seatRadius), fitScale * 1.5) };
}

/** Scales so that what is under the point (px, py of the viewport) stays under it. */
export function zoomAbout(view: View, px: number, py: number, scale: number, limits: ScaleLimits): View {
  const next = Math.min(limits.max, Math.max(limits.min, scale));
  return { scale: next, x: view.x + px / view.scale - px / next, y: view.y + py / view.scale - py / next };
}

export function panBy(view: View, dx: number, dy: number): View {
  return { scale: view.scale, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

/** Keeps the map in sight: centred on an axis on which all of it is seen, else with a bounded empty margin. */
export function clampView(
  view: View,
  bounds: Bounds,
  size: Size,
  limits: ScaleLimits,
  insets: Insets = noInsets,
): View {
  const scale = Math.min(limits.max, Math.max(limits.min, view.scale));
  // What lies under the insets counts as the map's own margin.
  return {
    scale,
    x: clampAxis(view.x, bounds.minX, bounds.maxX + insets.right / scale, size.width / scale),
    y: clampAxis(view.y, bounds.minY, bounds.maxY + insets.bottom / scale, size.height / scale),
  };
}

function clampAxis(at: number, min: number, max: number, seen: number): number {
  if (max - min <= seen) return (min + max - seen) / 2;
  // Grows with what is out of sight, so that the margin opens smoothly while zooming in.
  const margin = Math.min(seen * OVERSCROLL, max - min - seen);
  return Math.min(max + margin - seen, Math.max(min - margin, at));
}

export function toLayout(view: View, px: number, py: number): { x: number; y: number } {
  return { x: view.x + px / view.scale, y: view.y + py / view.scale };
}

export function toScreen(view: View, x: number, y: number): { x: number; y: number } {
  return { x: (x - view.x) * view.scale, y: (y - view.y) * view.scale };
}

/** The view on the way from one to another, t from 0 to 1; scale moves evenly to the eye (by ratio). */
export function betweenViews(from: View, to: View, size: Size, t: number): View {
  const scale = from.scale * (to.scale / from.scale) ** t;
  // The centre moves with how much the seen width has changed, which keeps the path straight on screen.
  const progress =
    Math.abs(to.scale - from.scale) < 1e-9 ? t : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  const cx = (view: View) => view.x + size.width / view.scale / 2;
  const cy = (view: View) => view.y + size.height / view.scale / 2;
  const x = cx(from) + (cx(to) - cx(from)) * progress;
  const y = cy(from) + (cy(to) - cy(from)) * progress;
  return { scale, x: x - size.width / scale / 2, y: y - size.height / scale / 2 };
}
