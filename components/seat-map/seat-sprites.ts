import { makeSheet, type Pen, penOf } from "./canvas";
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
  private readonly canvas = makeSheet(1, 1);
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
    const pen = penOf(this.canvas);
    if (!pen) return;
    const radius = diameter / 2;
    for (let style = 0; style < TIER_STYLES; style++) {
      this.tier(pen, style, style, radius, theme.tiers[style]);
      this.tier(pen, TIER_STYLES + style, style, radius, theme.dimmed[style]);
    }
    this.at(pen, TAKEN, () => {
      pen.beginPath();
      if (diameter < PLAIN) {
        pen.arc(0, 0, radius * 0.62, 0, Math.PI * 2);
        pen.fillStyle = theme.blocked;
        pen.fill();
        return;
      }
      // Filled and pale: what cannot be had steps back behind what can.
      pen.arc(0, 0, radius * 0.74, 0, Math.PI * 2);
      pen.fillStyle = theme.taken;
      pen.fill();
    });
    this.at(pen, BLOCKED, () => {
      pen.beginPath();
      pen.arc(0, 0, Math.max(0.6, radius * 0.26), 0, Math.PI * 2);
      pen.fillStyle = theme.blocked;
      pen.fill();
    });
  }

  available(pen: Pen, style: number, dimmed: boolean, x: number, y: number): void {
    this.copy(pen, dimmed ? TIER_STYLES + style : style, x, y);
  }

  taken(pen: Pen, x: number, y: number): void {
    this.copy(pen, TAKEN, x, y);
  }

  blocked(pen: Pen, x: number, y: number): void {
    this.copy(pen, BLOCKED, x, y);
  }

  private copy(pen: Pen, place: number, x: number, y: number): void {
    const left = this.sharp ? Math.round(x - this.half) : x - this.half;
    const top = this.sharp ? Math.round(y - this.half) : y - this.half;
    pen.drawImage(this.canvas, place * this.cell, 0, this.cell, this.cell, left, top, this.cell, this.cell);
  }

  private tier(pen: Pen, place: number, style: number, radius: number, colors: TierColors | undefined): void {
    const shape = tierShapes[style];
    if (!shape || !colors) return;
    this.at(pen, place, () => {
      const lineWidth = radius * 2 < PLAIN ? 0 : Math.max(1, radius * 0.13);
      const outline = new Path2D(shapeOutline(shape, radius - lineWidth / 2));
      pen.fillStyle = colors.fill;
      pen.fill(outline);
      if (lineWidth === 0) return;
      pen.lineWidth = lineWidth;
      pen.strokeStyle = colors.line;
      pen.stroke(outline);
      const ring = shapeRing(shape, radius - lineWidth / 2);
      if (!ring) return;
      pen.strokeStyle = colors.text;
      pen.stroke(new Path2D(ring));
    });
  }

  private at(pen: Pen, place: number, draw: () => void): void {
    pen.save();
    pen.translate(place * this.cell + this.half, this.half);
    draw();
    pen.restore();
  }
}
