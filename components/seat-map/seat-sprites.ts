import type { MapTheme, TierColors } from "./map-theme";
import { shapeOutline, shapeRing, TIER_STYLES, tierShapes } from "./tier-shapes";

/** Places in the picture after the tiers' own, which come twice: plain, then dimmed. */
const TAKEN = TIER_STYLES * 2;
const BLOCKED = TAKEN + 1;
const PLACES = BLOCKED + 1;

/** Under this diameter, in device pixels, seats have no outline. */
const PLAIN = 7;

/**
 * Every kind of seat, drawn once in one picture at the size of the moment: a seat then costs one
 * copy of a few pixels, whatever its shape.
 */
export class SeatSprites {
  private readonly canvas = document.createElement("canvas");
  private cell = 0;
  private half = 0;
  private sharp = false;

  /** `diameter` in device pixels. */
  prepare(theme: MapTheme, diameter: number): void {
    this.cell = Math.ceil(diameter * 1.24) + 2;
    this.half = this.cell / 2;
    // Small dots keep their fractions of a pixel, else rows would fall into stripes.
    this.sharp = diameter >= 10;
    this.canvas.width = this.cell * PLACES;
    this.canvas.height = this.cell;
    const ctx = this.canvas.getContext("2d");
    if (!ctx) return;
    const radius = diameter / 2;
    for (let style = 0; style < TIER_STYLES; style++) {
      this.tier(ctx, style, style, radius, theme.tiers[style]);
      this.tier(ctx, TIER_STYLES + style, style, radius, theme.dimmed[style]);
    }
    this.at(ctx, TAKEN, () => {
      ctx.beginPath();
      if (diameter < PLAIN) {
        ctx.arc(0, 0, radius * 0.62, 0, Math.PI * 2);
        ctx.fillStyle = theme.blocked;
        ctx.fill();
        return;
      }
      ctx.lineWidth = Math.max(1, diameter * 0.08);
      ctx.arc(0, 0, radius * 0.78, 0, Math.PI * 2);
      ctx.strokeStyle = theme.taken;
      ctx.stroke();
    });
    this.at(ctx, BLOCKED, () => {
      ctx.beginPath();
      ctx.arc(0, 0, Math.max(0.6, radius * 0.26), 0, Math.PI * 2);
      ctx.fillStyle = theme.blocked;
      ctx.fill();
    });
  }

  available(ctx: CanvasRenderingContext2D, style: number, dimmed: boolean, x: number, y: number): void {
    this.copy(ctx, dimmed ? TIER_STYLES + style : style, x, y);
  }

  taken(ctx: CanvasRenderingContext2D, x: number, y: number): void {
    this.copy(ctx, TAKEN, x, y);
  }

  blocked(ctx: CanvasRenderingContext2D, x: number, y: number): void {
    this.copy(ctx, BLOCKED, x, y);
  }

  private copy(ctx: CanvasRenderingContext2D, place: number, x: number, y: number): void {
    const left = this.sharp ? Math.round(x - this.half) : x - this.half;
    const top = this.sharp ? Math.round(y - this.half) : y - this.half;
    ctx.drawImage(this.canvas, place * this.cell, 0, this.cell, this.cell, left, top, this.cell, this.cell);
  }

  private tier(
    ctx: CanvasRenderingContext2D,
    place: number,
    style: number,
    radius: number,
    colors: TierColors | undefined,
  ): void {
    const shape = tierShapes[style];
    if (!shape || !colors) return;
    this.at(ctx, place, () => {
      const lineWidth = radius * 2 < PLAIN ? 0 : Math.max(1, radius * 0.13);
      const outline = new Path2D(shapeOutline(shape, radius - lineWidth / 2));
      ctx.fillStyle = colors.fill;
      ctx.fill(outline);
      if (lineWidth === 0) return;
      ctx.lineWidth = lineWidth;
      ctx.strokeStyle = colors.line;
      ctx.stroke(outline);
      const ring = shapeRing(shape, radius - lineWidth / 2);
      if (!ring) return;
      ctx.strokeStyle = colors.text;
      ctx.stroke(new Path2D(ring));
    });
  }

  private at(ctx: CanvasRenderingContext2D, place: number, draw: () => void): void {
    ctx.save();
    ctx.translate(place * this.cell + this.half, this.half);
    draw();
    ctx.restore();
  }
}
