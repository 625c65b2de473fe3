import { type MapContent, MapLayer } from "./map-layer";
import type { Bounds } from "./seat-table";
import type { Size, View } from "./view-transform";

/** Share of the viewport that is painted beyond each of its edges, to have something when it is dragged. */
const MARGIN = 0.2;
/** Painting that takes no longer is done anew in every frame, so that nothing is ever blurred. */
const CHEAP_MS = 5;
/** A layer stretched or shrunk more than this is replaced while the map still moves. */
const STRETCH = 1.7;
/** CSS pixels of the longer side of the picture of the whole map. */
const WHOLE = 560;
/** More changed seats than this are painted with everything else. */
const MANY = 1500;

/**
 * What has been painted of the map, and what is to be painted next. The layer in front is shown,
 * moved and scaled, while the next one is painted behind it in slices; where the one in front does
 * not reach, a small picture of the whole map shows through. So a frame costs the same however
 * many seats there are.
 */
export class MapSurface {
  private front = new MapLayer();
  private back = new MapLayer();
  /** The whole map, small: also the minimap's picture. */
  readonly whole = new MapLayer();
  private painting: MapLayer | null = null;
  private cost = Infinity;
  private spent = 0;
  private outdated = true;
  private wholeOutdated = true;

  constructor(
    private readonly bounds: Bounds,
    public content: MapContent,
  ) {}

  /** Everything must be painted anew: other colours, another filter. */
  invalidate(): void {
    this.outdated = true;
    this.wholeOutdated = true;
  }

  changeSeats(seats: number[]): void {
    if (seats.length > MANY) this.invalidate();
    else for (const layer of [this.front, this.back, this.whole]) layer.repaint(this.content, seats);
  }

  /** Paints for at most about `budget` milliseconds; true while there is more to do. */
  paint(view: View, size: Size, ratio: number, moving: boolean, budget: number): boolean {
    const started = performance.now();
    const deadline = started + budget;
    if (!this.painting && this.needsPainting(view, size, ratio, moving)) {
      this.painting = this.front.frame ? this.back : this.front;
      this.spent = 0;
      this.outdated = false;
      this.painting.begin(this.content, spread(view, size, ratio, this.cost < CHEAP_MS ? 0 : MARGIN));
    }
    if (this.painting) {
      const done = this.painting.proceed(this.content, this.cost < CHEAP_MS ? Infinity : deadline);
      this.spent += performance.now() - started;
      if (!done) return true;
      this.cost = this.spent;
      if (this.painting === this.back) [this.front, this.back] = [this.back, this.front];
      this.painting = null;
      return this.needsPainting(view, size, ratio, moving) || this.wholeOutdated || !this.whole.complete;
    }
    return this.paintWhole(deadline);
  }

  /** Shows what there is. The canvas is in device pixels. */
  compose(ctx: CanvasRenderingContext2D, view: View, ratio: number): void {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = this.content.theme.ground;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    const size = { width: ctx.canvas.width / ratio, height: ctx.canvas.height / ratio };
    if (!covers(this.front, view, size)) put(ctx, this.whole, view, ratio);
    put(ctx, this.front, view, ratio);
  }

  private needsPainting(view: View, size: Size, ratio: number, moving: boolean): boolean {
    const frame = this.front.frame;
    if (!frame || this.outdated || frame.ratio !== ratio) return true;
    const stretch = view.scale / frame.view.scale;
    const exact = Math.abs(stretch - 1) < 1e-3;
    if (exact && covers(this.front, view, size)) return false;
    // Better unsharp and smooth than sharp and halting: costly maps wait until the hand rests.
    return !moving || this.cost < CHEAP_MS || stretch > STRETCH || stretch < 1 / STRETCH || exact;
  }

  private paintWhole(deadline: number): boolean {
    if (this.wholeOutdated) {
      this.wholeOutdated = false;
      const width = this.bounds.maxX - this.bounds.minX;
      const height = this.bounds.maxY - this.bounds.minY;
      const scale = WHOLE / Math.max(width, height);
      this.whole.begin(this.content, {
        view: { scale, x: this.bounds.minX, y: this.bounds.minY },
        width: width * scale,
        height: height * scale,
        ratio: 1,
      });
    }
    if (this.whole.complete) return false;
    return !this.whole.proceed(this.content, deadline);
  }
}

function spread(view: View, size: Size, ratio: number, margin: number) {
  return {
    view: {
      scale: view.scale,
      x: view.x - (size.width * margin) / view.scale,
      y: view.y - (size.height * margin) / view.scale,
    },
    width: size.width * (1 + 2 * margin),
    height: size.height * (1 + 2 * margin),
    ratio,
  };
}

function covers({ frame }: MapLayer, view: View, size: Size): boolean {
  if (!frame) return false;
  const slack = 0.5 / view.scale;
  return (
    frame.view.x <= view.x + slack &&
    frame.view.y <= view.y + slack &&
    frame.view.x + frame.width / frame.view.scale >= view.x + size.width / view.scale - slack &&
    frame.view.y + frame.height / frame.view.scale >= view.y + size.height / view.scale - slack
  );
}

function put(ctx: CanvasRenderingContext2D, layer: MapLayer, view: View, ratio: number): void {
  const { frame } = layer;
  if (!frame) return;
  const stretch = (view.scale * ratio) / (frame.view.scale * frame.ratio);
  const x = (frame.view.x - view.x) * view.scale * ratio;
  const y = (frame.view.y - view.y) * view.scale * ratio;
  // At its own scale a layer keeps whole pixels, which keeps it sharp.
  if (Math.abs(stretch - 1) < 1e-3) ctx.drawImage(layer.canvas, Math.round(x), Math.round(y));
  else ctx.drawImage(layer.canvas, x, y, layer.canvas.width * stretch, layer.canvas.height * stretch);
}
