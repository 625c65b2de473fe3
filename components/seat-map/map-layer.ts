import type { MapTheme } from "./map-theme";
import { type MapFrame, paintGround } from "./paint-ground";
import { SeatDots } from "./seat-dots";
import { type SeatModel, shortNumber, statusOf, tierIndexOf } from "./seat-model";
import { SeatSprites } from "./seat-sprites";
import { styleOfTier } from "./tier-shapes";
import type { Size, View } from "./view-transform";

/** CSS diameter of a seat from which its number is written on it. */
const NUMBERS = 17;
/** Under this diameter, in device pixels, seats are dots. */
const DOTS = 8;
/** Seats between two looks at the clock. */
const BATCH = 512;

export interface MapContent {
  model: SeatModel;
  theme: MapTheme;
  states: Uint8Array;
  /** False for seats that the reader filtered out; they are drawn pale. */
  matches: (seat: number) => boolean;
}

/**
 * A painted piece of the map. Painting many seats takes longer than a frame, so it goes in slices:
 * `begin`, then `proceed` until it says that all is done.
 */
export class MapLayer {
  readonly canvas = document.createElement("canvas");
  /** What this layer shows; null before the first `begin`. */
  frame: MapFrame | null = null;
  complete = false;
  private readonly ctx = this.canvas.getContext("2d", { alpha: false });
  private readonly sprites = new SeatSprites();
  private readonly dots = new SeatDots();
  private far = false;
  private seats: number[] = [];
  private next = 0;

  begin(content: MapContent, frame: MapFrame): void {
    const width = Math.max(1, Math.round(frame.width * frame.ratio));
    const height = Math.max(1, Math.round(frame.height * frame.ratio));
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.frame = frame;
    this.complete = false;
    this.next = 0;
    if (!this.ctx) return;
    paintGround(this.ctx, content.model, content.theme, frame);
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
    const diameter = this.diameter(content.model) * frame.ratio;
    this.far = diameter < DOTS;
    this.sprites.prepare(content.theme, diameter);
    if (this.far) this.dots.prepare(content.theme, diameter, width, height);
    this.seats = seatsWithin(content.model, frame.view, frame);
    this.writeLike(content, frame);
  }

  /** Paints on until `deadline` (performance.now()); true when nothing is left. */
  proceed(content: MapContent, deadline: number): boolean {
    const { ctx, frame, seats } = this;
    if (!ctx || !frame) return true;
    while (this.next < seats.length) {
      const end = Math.min(seats.length, this.next + BATCH);
      for (; this.next < end; this.next++) {
        const seat = seats[this.next] ?? 0;
        if (this.far) this.stamp(content, frame, seat);
        else this.paint(ctx, content, frame, seat);
      }
      if (performance.now() >= deadline) break;
    }
    if (this.next < seats.length) return false;
    if (this.far && !this.complete) this.dots.finish(ctx);
    this.complete = true;
    return true;
  }

  /** Paints some seats anew, for example since somebody took them. */
  repaint(content: MapContent, seats: Iterable<number>): void {
    const { ctx, frame } = this;
    if (!ctx || !frame) return;
    const scale = frame.view.scale * frame.ratio;
    const reach = content.model.table.radius * scale * 1.2 + 1;
    for (const seat of seats) {
      const x = ((content.model.table.x[seat] ?? 0) - frame.view.x) * scale;
      const y = ((content.model.table.y[seat] ?? 0) - frame.view.y) * scale;
      if (x < -reach || y < -reach || x > this.canvas.width + reach || y > this.canvas.height + reach) continue;
      ctx.fillStyle = content.theme.block;
      ctx.beginPath();
      ctx.arc(x, y, reach, 0, Math.PI * 2);
      ctx.fill();
      this.paint(ctx, content, frame, seat);
    }
  }

  private diameter(seatModel: SeatModel): number {
    return seatModel.table.radius * 2 * (this.frame?.view.scale ?? 1);
  }

  private writeLike(content: MapContent, frame: MapFrame): void {
    if (!this.ctx) return;
    this.ctx.font = `600 ${this.diameter(content.model) * frame.ratio * 0.42}px ${content.theme.font}`;
    this.ctx.textAlign = "center";
    this.ctx.textBaseline = "middle";
  }

  private stamp(content: MapContent, frame: MapFrame, seat: number): void {
    const { table } = content.model;
    const scale = frame.view.scale * frame.ratio;
    const x = ((table.x[seat] ?? 0) - frame.view.x) * scale;
    const y = ((table.y[seat] ?? 0) - frame.view.y) * scale;
    const status = statusOf(content.model, content.states, seat);
    if (status !== "available") this.dots.unavailable(status, x, y);
    else this.dots.available(styleOfTier(tierIndexOf(content.model, seat)), !content.matches(seat), x, y);
  }

  private paint(ctx: CanvasRenderingContext2D, content: MapContent, frame: MapFrame, seat: number): void {
    const { table } = content.model;
    const scale = frame.view.scale * frame.ratio;
    const x = ((table.x[seat] ?? 0) - frame.view.x) * scale;
    const y = ((table.y[seat] ?? 0) - frame.view.y) * scale;
    const status = statusOf(content.model, content.states, seat);
    if (status !== "available") {
      this.sprites[status](ctx, x, y);
      return;
    }
    const style = styleOfTier(tierIndexOf(content.model, seat));
    const dimmed = !content.matches(seat);
    this.sprites.available(ctx, style, dimmed, x, y);
    const diameter = this.diameter(content.model);
    const number = shortNumber(table, seat);
    if (diameter < NUMBERS || number.length > 3) return;
    const colors = dimmed ? content.theme.dimmed[style] : content.theme.tiers[style];
    ctx.fillStyle = colors?.text ?? "";
    ctx.fillText(number, x, y + diameter * frame.ratio * 0.03);
  }
}

function seatsWithin(seatModel: SeatModel, view: View, size: Size): number[] {
  const { x, y, count, pitch } = seatModel.table;
  const left = view.x - pitch;
  const top = view.y - pitch;
  const right = view.x + size.width / view.scale + pitch;
  const bottom = view.y + size.height / view.scale + pitch;
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const px = x[i] ?? 0;
    const py = y[i] ?? 0;
    if (px >= left && px <= right && py >= top && py <= bottom) found.push(i);
  }
  return found;
}
