import { type Pen, penOf, type Sheet } from "./canvas";
import { visitWithin } from "./grid-index";
import { type HallDrawing, hallDrawing } from "./hall-drawing";
import type { MapTheme } from "./map-theme";
import { type MapFrame, paintGround } from "./paint-ground";
import { paintSectionNames } from "./paint-section-names";
import { SeatDots } from "./seat-dots";
import { type SeatModel, shortNumber, statusOf, tierIndexOf } from "./seat-model";
import { SeatSprites } from "./seat-sprites";
import type { SeatTable } from "./seat-table";
import { styleOfTier } from "./tier-shapes";

/** CSS diameter of a seat from which its number is written on it. */
const NUMBERS = 17;
/** Under this diameter, in device pixels, seats are dots. */
const DOTS = 8;

/** What there is to paint; all of it can be sent to a worker. */
export interface MapContent {
  model: SeatModel;
  theme: MapTheme;
  states: Uint8Array;
  /** By tier: 0 for those that the reader filtered out, which are drawn pale. */
  shown: Uint8Array;
}

/** Paints pieces of the map. Knows nothing of the page, so that it can work beside it. */
export class MapPainter {
  private readonly sprites = new SeatSprites();
  private readonly dots = new SeatDots();

  private drawing: { table: SeatTable; drawing: HallDrawing } | null = null;

  constructor(public content: MapContent) {}

  /** Paints the frame onto the sheet, which takes its size in device pixels. */
  paint(sheet: Sheet, frame: MapFrame): void {
    const { model, theme } = this.content;
    const width = Math.max(1, Math.round(frame.width * frame.ratio));
    const height = Math.max(1, Math.round(frame.height * frame.ratio));
    if (sheet.width !== width) sheet.width = width;
    if (sheet.height !== height) sheet.height = height;
    const pen = penOf(sheet, { alpha: false });
    if (!pen) return;
    if (this.drawing?.table !== model.table) this.drawing = { table: model.table, drawing: hallDrawing(model.table) };
    const { drawing } = this.drawing;
    paintGround(pen, model, drawing, theme, frame);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    const diameter = model.table.radius * 2 * frame.view.scale;
    if (diameter * frame.ratio < DOTS) this.paintDots(pen, frame, diameter * frame.ratio, width, height);
    else this.paintSeats(pen, frame, diameter);
    if (frame.names) paintSectionNames(pen, diameter, drawing, theme, frame);
  }

  private paintDots(pen: Pen, frame: MapFrame, diameter: number, width: number, height: number): void {
    const { model, theme, states, shown } = this.content;
    this.dots.prepare(theme, diameter, width, height);
    visitSeats(model, frame, (seat, x, y) => {
      const status = statusOf(model, states, seat);
      const tier = tierIndexOf(model, seat);
      if (status !== "available") this.dots.unavailable(status, x, y);
      else this.dots.available(styleOfTier(tier), shown[tier] === 0, x, y);
    });
    this.dots.finish(pen);
  }

  private paintSeats(pen: Pen, frame: MapFrame, diameter: number): void {
    const { model, theme, states, shown } = this.content;
    this.sprites.prepare(theme, diameter * frame.ratio);
    pen.font = `600 ${diameter * frame.ratio * 0.42}px ${theme.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    visitSeats(model, frame, (seat, x, y) => {
      const status = statusOf(model, states, seat);
      const accessible = model.accessible.has(seat);
      if (status !== "available") {
        this.sprites[status](pen, x, y);
        return;
      }
      const tier = tierIndexOf(model, seat);
      const style = styleOfTier(tier);
      const dimmed = shown[tier] === 0;
      this.sprites.available(pen, style, dimmed, x, y);
      if (diameter < NUMBERS) return;
      const colors = dimmed ? theme.dimmed[style] : theme.tiers[style];
      pen.fillStyle = colors?.text ?? "";
      if (accessible) paintWheel(pen, x, y, diameter * frame.ratio * 0.3);
      else {
        const number = shortNumber(model.table, seat);
        if (number.length <= 3) pen.fillText(number, x, y + diameter * frame.ratio * 0.03);
      }
    });
  }
}

/** A seat for a wheelchair shows that instead of its number. */
function paintWheel(pen: Pen, x: number, y: number, r: number): void {
  pen.strokeStyle = pen.fillStyle;
  pen.lineWidth = Math.max(1, r * 0.26);
  pen.beginPath();
  pen.arc(x - r * 0.1, y + r * 0.25, r * 0.62, -0.9, 3.6);
  pen.moveTo(x - r * 0.15, y - r * 0.45);
  pen.lineTo(x - r * 0.1, y + r * 0.2);
  pen.lineTo(x + r * 0.5, y + r * 0.2);
  pen.lineTo(x + r * 0.8, y + r * 0.8);
  pen.stroke();
  pen.beginPath();
  pen.arc(x - r * 0.15, y - r * 0.85, r * 0.24, 0, Math.PI * 2);
  pen.fill();
}

/** Visits the seats that the frame shows, with their centres in its device pixels. */
function visitSeats(model: SeatModel, frame: MapFrame, visit: (seat: number, x: number, y: number) => void): void {
  const { grid, pitch } = model.table;
  const { view } = frame;
  const scale = view.scale * frame.ratio;
  const right = view.x + frame.width / view.scale + pitch;
  const bottom = view.y + frame.height / view.scale + pitch;
  visitWithin(grid, view.x - pitch, view.y - pitch, right, bottom, (seat) => {
    visit(seat, ((grid.x[seat] ?? 0) - view.x) * scale, ((grid.y[seat] ?? 0) - view.y) * scale);
  });
}
