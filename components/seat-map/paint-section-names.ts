import type { Pen } from "./canvas";
import type { HallDrawing } from "./hall-drawing";
import type { MapTheme } from "./map-theme";
import type { MapFrame } from "./paint-ground";

/** CSS diameter of a seat up to which sections are named. */
const SECTION_NAMES = 10;
const SIZE = 12.5;

/** Names the sections while their seats are too small to be chosen. `diameter` of a seat in CSS pixels. */
export function paintSectionNames(
  pen: Pen,
  diameter: number,
  drawing: HallDrawing,
  theme: MapTheme,
  { view, ratio }: MapFrame,
): void {
  if (diameter >= SECTION_NAMES) return;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.font = `650 ${SIZE}px ${theme.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = theme.block;
  pen.fillStyle = theme.sectionText;
  const boxes: { x: number; y: number; half: number }[] = [];
  for (const label of drawing.sectionLabels) {
    const x = (label.x - view.x) * view.scale;
    const y = (label.y - view.y) * view.scale;
    if (x < -40 || y < -20 || x * ratio > pen.canvas.width + 40 || y * ratio > pen.canvas.height + 20) continue;
    const half = pen.measureText(label.text).width / 2 + 3;
    // Larger sections come first; a name that would lie on another one waits for the zoom.
    if (boxes.some((box) => Math.abs(box.x - x) < box.half + half && Math.abs(box.y - y) < SIZE * 1.3)) continue;
    boxes.push({ x, y, half });
    pen.globalAlpha = 0.85;
    pen.strokeText(label.text, x, y);
    pen.globalAlpha = 1;
    pen.fillText(label.text, x, y);
  }
}
