import { makeSheet, type Pen, penOf } from "./canvas";
import { bytesOf, type MapTheme } from "./map-theme";

/** Masks at so many places within a pixel on each axis, so that rows of dots keep their distances. */
const PHASES = 4;

/** A dot's coverage, 0 to 255, row by row. */
interface Mask {
  size: number;
  coverage: Uint8Array[];
}

/**
 * Seats from afar, written straight into pixels: tens of thousands in a few milliseconds, where the
 * canvas would take a copy for each. Dots only; nearer, SeatSprites draws their shapes.
 */
export class SeatDots {
  private readonly canvas = makeSheet(1, 1);
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  private whole: Mask = { size: 0, coverage: [] };
  private taken: Mask = this.whole;
  private blocked: Mask = this.whole;
  private colors: number[] = [];
  private dimmed: number[] = [];
  private faint = 0;

  /** Starts an empty picture of so many device pixels. `diameter` of a seat in device pixels. */
  prepare(theme: MapTheme, diameter: number, width: number, height: number): void {
    if (this.canvas.width !== width || this.canvas.height !== height || !this.image) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    } else this.pixels.fill(0);
    this.whole = dotMask(diameter / 2);
    this.taken = dotMask(diameter * 0.31);
    this.blocked = dotMask(Math.max(0.6, diameter * 0.13));
    this.colors = theme.tiers.map((tier) => packed(tier.fill));
    this.dimmed = theme.dimmed.map((tier) => packed(tier.fill));
    this.faint = packed(theme.blocked);
  }

  available(style: number, dimmed: boolean, x: number, y: number): void {
    this.stamp(this.whole, (dimmed ? this.dimmed[style] : this.colors[style]) ?? 0, x, y);
  }

  unavailable(status: "taken" | "blocked", x: number, y: number): void {
    this.stamp(status === "taken" ? this.taken : this.blocked, this.faint, x, y);
  }

  /** Lays the picture over the canvas. */
  finish(pen: Pen): void {
    if (!this.image) return;
    penOf(this.canvas)?.putImageData(this.image, 0, 0);
    pen.drawImage(this.canvas, 0, 0);
  }

  private stamp({ size, coverage }: Mask, color: number, x: number, y: number): void {
    const width = this.canvas.width;
    const height = this.canvas.height;
    const exactLeft = x - size / 2;
    const exactTop = y - size / 2;
    const left = Math.floor(exactLeft);
    const top = Math.floor(exactTop);
    const phase = Math.floor((exactTop - top) * PHASES) * PHASES + Math.floor((exactLeft - left) * PHASES);
    const mask = coverage[phase];
    if (!mask || left < 0 || top < 0 || left + size > width || top + size > height) return;
    for (let row = 0; row < size; row++) {
      let at = (top + row) * width + left;
      for (let column = 0; column < size; column++, at++) {
        const alpha = mask[row * size + column] ?? 0;
        // Where dots touch, the stronger one wins: they are of one block and mostly of one colour.
        if (alpha > (this.pixels[at] ?? 0) >>> 24) this.pixels[at] = ((alpha << 24) | color) >>> 0;
      }
    }
  }
}

/** A disc's coverage of pixels, by sixteen samples a pixel, for every phase. */
function dotMask(radius: number): Mask {
  const size = Math.ceil(radius * 2) + 2;
  const coverage: Uint8Array[] = [];
  for (let phaseY = 0; phaseY < PHASES; phaseY++) {
    for (let phaseX = 0; phaseX < PHASES; phaseX++) {
      const mask = new Uint8Array(size * size);
      const centreX = size / 2 + (phaseX + 0.5) / PHASES;
      const centreY = size / 2 + (phaseY + 0.5) / PHASES;
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          let inside = 0;
          for (let sample = 0; sample < 16; sample++) {
            const dx = column + ((sample & 3) + 0.5) / 4 - centreX;
            const dy = row + ((sample >> 2) + 0.5) / 4 - centreY;
            if (dx * dx + dy * dy <= radius * radius) inside++;
          }
          mask[row * size + column] = Math.round((inside / 16) * 255);
        }
      }
      coverage.push(mask);
    }
  }
  return { size, coverage };
}

/** A colour as the lower three bytes of a pixel; every machine that runs a browser is little-endian. */
function packed(color: string): number {
  const [r, g, b] = bytesOf(color);
  return (b << 16) | (g << 8) | r;
}
