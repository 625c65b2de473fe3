import type { MapContent } from "./map-layer";
import { tierIndexOf } from "./seat-model";
import { shapeOutline, styleOfTier, tierShapes } from "./tier-shapes";
import type { View } from "./view-transform";

/** CSS diameter of a seat up to which sections are named. */
const SECTION_NAMES = 10;
/** A chosen seat is never smaller, however far away. */
const SMALLEST_CHOSEN = 11;

export interface Overlay {
  chosen: ReadonlySet<number>;
  /** Seats that an earlier hold keeps for this buyer. */
  kept: ReadonlySet<number>;
  hovered: number;
  focused: number;
}

/** Paints what changes with every move of the hand: names of sections, chosen seats, hover and focus. */
export function paintOverlay(
  ctx: CanvasRenderingContext2D,
  content: MapContent,
  overlay: Overlay,
  view: View,
  ratio: number,
): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const diameter = content.model.table.radius * 2 * view.scale;
  if (diameter < SECTION_NAMES) paintSectionNames(ctx, content, view);
  const place = (seat: number) => ({
    x: ((content.model.table.x[seat] ?? 0) - view.x) * view.scale,
    y: ((content.model.table.y[seat] ?? 0) - view.y) * view.scale,
  });
  if (overlay.hovered >= 0 && !overlay.chosen.has(overlay.hovered)) {
    const { x, y } = place(overlay.hovered);
    const style = tierShapes[styleOfTier(Math.max(0, tierIndexOf(content.model, overlay.hovered)))] ?? "circle";
    ctx.save();
    ctx.translate(x, y);
    ctx.lineWidth = Math.max(2, diameter * 0.09);
    ctx.strokeStyle = content.theme.chosen;
    ctx.stroke(new Path2D(shapeOutline(style, (diameter / 2) * 1.12)));
    ctx.restore();
  }
  const radius = Math.max(diameter * 1.12, SMALLEST_CHOSEN) / 2;
  for (const [seats, color] of [
    [overlay.kept, content.theme.focus],
    [overlay.chosen, content.theme.chosen],
  ] as const) {
    for (const seat of seats) {
      const { x, y } = place(seat);
      paintChosen(ctx, content, x, y, radius, color);
    }
  }
  if (overlay.focused >= 0) {
    const { x, y } = place(overlay.focused);
    const radius = Math.max(diameter / 2, 5) + 4;
    for (const [width, color] of [
      [6, content.theme.block],
      [3, content.theme.focus],
    ] as const) {
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, Math.PI * 2);
      ctx.lineWidth = width;
      ctx.strokeStyle = color;
      ctx.stroke();
    }
  }
}

function paintChosen(
  ctx: CanvasRenderingContext2D,
  content: MapContent,
  x: number,
  y: number,
  radius: number,
  color: string,
): void {
  ctx.beginPath();
  ctx.arc(x, y, radius + Math.max(1.5, radius * 0.14), 0, Math.PI * 2);
  ctx.fillStyle = content.theme.block;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.fillStyle = color;
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(x - radius * 0.42, y + radius * 0.04);
  ctx.lineTo(x - radius * 0.1, y + radius * 0.36);
  ctx.lineTo(x + radius * 0.45, y - radius * 0.32);
  ctx.lineWidth = Math.max(1.5, radius * 0.22);
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.strokeStyle = content.theme.onChosen;
  ctx.stroke();
}

function paintSectionNames(ctx: CanvasRenderingContext2D, content: MapContent, view: View): void {
  const size = 12.5;
  ctx.font = `650 ${size}px ${content.theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = content.theme.block;
  ctx.fillStyle = content.theme.sectionText;
  const boxes: { x: number; y: number; half: number }[] = [];
  for (const label of content.model.sectionLabels) {
    const x = (label.x - view.x) * view.scale;
    const y = (label.y - view.y) * view.scale;
    if (x < -40 || y < -20 || x * 1 > ctx.canvas.width || y > ctx.canvas.height) continue;
    const half = ctx.measureText(label.text).width / 2 + 3;
    // Larger sections come first; a name that would lie on another one waits for the zoom.
    if (boxes.some((box) => Math.abs(box.x - x) < box.half + half && Math.abs(box.y - y) < size * 1.3)) continue;
    boxes.push({ x, y, half });
    ctx.globalAlpha = 0.85;
    ctx.strokeText(label.text, x, y);
    ctx.globalAlpha = 1;
    ctx.fillText(label.text, x, y);
  }
}
