import type { LayoutArea } from "@/lib/schemas/seat-map";
import type { Pen } from "./canvas";
import type { HallDrawing } from "./hall-drawing";
import type { MapTheme } from "./map-theme";
import type { SeatModel } from "./seat-model";
import type { Size, View } from "./view-transform";

/** A piece of the map as painted: size in CSS pixels, `ratio` device pixels to each. */
export interface MapFrame extends Size {
  view: View;
  ratio: number;
  /** True when sections are to be named. */
  names: boolean;
}

/** CSS diameter of a seat from which rows are named. */
const ROW_NAMES = 14;

/** Paints what lies under the seats: areas, the shapes of the blocks, texts and rows' names. */
export function paintGround(ctx: Pen, model: SeatModel, drawing: HallDrawing, theme: MapTheme, frame: MapFrame): void {
  const { view, ratio } = frame;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);

  const scale = view.scale * ratio;
  ctx.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale);
  for (const area of model.areas) paintArea(ctx, area, theme, 1.25 / view.scale);
  paintBlocks(ctx, drawing, theme, frame);
  for (const area of model.areas) paintText(ctx, area, theme, view.scale);
  if (model.table.radius * 2 * view.scale >= ROW_NAMES) paintRowNames(ctx, model, drawing, theme, frame);
}

function paintArea(ctx: Pen, area: LayoutArea, theme: MapTheme, lineWidth: number): void {
  const fill = theme.areas[area.color] ?? null;
  const line = area.borderColor !== undefined && (theme.areas[area.borderColor] ?? null) !== null;
  if (area.shape === "text" || (fill === null && !line)) return;
  const width = area.width ?? 0;
  const height = area.height ?? 0;
  ctx.save();
  ctx.translate(area.x, area.y);
  ctx.rotate((area.rotation * Math.PI) / 180);
  ctx.beginPath();
  if (area.shape === "rectangle") ctx.roundRect(0, 0, width, height, Math.min(width, height) * 0.06);
  else if (area.shape === "ellipse") ctx.ellipse(0, 0, width / 2, height / 2, 0, 0, Math.PI * 2);
  else {
    const points = area.points ?? [];
    for (let i = 0; i + 1 < points.length; i += 2) ctx.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
    ctx.closePath();
  }
  if (fill !== null) {
    ctx.fillStyle = fill;
    ctx.fill();
  }
  ctx.lineWidth = lineWidth;
  ctx.strokeStyle = theme.areaLine;
  ctx.stroke();
  ctx.restore();
}

function paintText(ctx: Pen, area: LayoutArea, theme: MapTheme, scale: number): void {
  if (!area.text || area.text.text.trim() === "") return;
  // Small writing would be a grey line from afar; it comes with the zoom.
  if (area.text.size * scale < 5) return;
  ctx.fillStyle = theme.areaText;
  ctx.font = `600 ${area.text.size}px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(area.text.text, area.text.x, area.text.y);
}

function paintBlocks(ctx: Pen, drawing: HallDrawing, theme: MapTheme, frame: MapFrame): void {
  const breadth = drawing.courseBreadth;
  const left = frame.view.x - breadth;
  const top = frame.view.y - breadth;
  const right = frame.view.x + frame.width / frame.view.scale + breadth;
  const bottom = frame.view.y + frame.height / frame.view.scale + breadth;
  const visible = drawing.courses.filter(
    (course) => course.maxX >= left && course.minX <= right && course.maxY >= top && course.minY <= bottom,
  );
  ctx.lineCap = drawing.courseEnds;
  ctx.lineJoin = "round";
  for (const [width, color] of [
    [breadth + 2 / frame.view.scale, theme.blockLine],
    [breadth, theme.block],
  ] as const) {
    ctx.lineWidth = width;
    ctx.strokeStyle = color;
    for (const { points } of visible) {
      ctx.beginPath();
      // A lone seat's course has no length, and such lines have no caps.
      ctx.moveTo((points[0] ?? 0) - 0.01, points[1] ?? 0);
      for (let i = 2; i < points.length; i += 2) ctx.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
      ctx.stroke();
    }
  }
}

function paintRowNames(ctx: Pen, model: SeatModel, drawing: HallDrawing, theme: MapTheme, frame: MapFrame): void {
  const { view } = frame;
  const size = Math.min(model.table.radius * 1.05, 13 / view.scale);
  const right = view.x + frame.width / view.scale;
  const bottom = view.y + frame.height / view.scale;
  ctx.fillStyle = theme.rowText;
  ctx.font = `500 ${size}px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const label of drawing.rowLabels) {
    if (label.x < view.x || label.x > right || label.y < view.y || label.y > bottom) continue;
    ctx.fillText(model.table.rows[label.row]?.name ?? "", label.x, label.y);
  }
}
