import type { MapContent } from "./map-painter";
import type { FontSource } from "./map-theme";
import type { MapFrame } from "./paint-ground";
import { openPainter, type Painter } from "./painter-client";
import type { Bounds } from "./seat-table";
import type { Size, View } from "./view-transform";

/** Share of the viewport that is painted beyond each of its edges, to have something when it is dragged. */
const MARGIN = 0.3;
/** While the map moves, a new picture is asked for when so much of the margin is used up … */
const USED = 0.5;
/** … or when the last one is stretched or shrunk more than this. */
const STRETCH = 1.25;
/** CSS pixels of the longer side of the picture of the whole map, which lies under the sharp one. */
const WHOLE = 900;
/** Milliseconds between two new pictures while the map moves: each costs the page a copy. */
const PAUSE_MS = 70;

/**
 * What is seen of the map: a sharp picture of the surroundings, and under it one of the whole map.
 * A gesture only moves and scales the two, which the browser does without painting; new pictures
 * come from the painter when they are ready. So a frame costs the same however many seats there are.
 */
export class MapSurface {
  private readonly painter: Painter;
  private readonly near: Picture;
  private readonly whole: Picture;
  private asking = false;
  private stale = true;
  private wholeStale = true;
  private askedAt = -PAUSE_MS;
  private closed = false;
  /** What the whole map's picture is also shown on. */
  onWhole: (picture: ImageBitmap) => void = () => {};

  /** `arrived` is called when a new picture waits to be shown. */
  constructor(
    parent: HTMLElement,
    private readonly bounds: Bounds,
    content: MapContent,
    font: FontSource | null,
    private readonly arrived: () => void,
  ) {
    this.whole = new Picture(parent);
    this.near = new Picture(parent);
    this.painter = openPainter(content, font);
    this.painter.onFont = () => this.change({});
  }

  /** True as soon as there is something to see. */
  get painted(): boolean {
    return this.near.frame !== null;
  }

  /** Other seats, colours or filters: everything is painted anew, behind what is shown. */
  change(content: Partial<MapContent>): void {
    if (Object.keys(content).length > 0) this.painter.setContent(content);
    this.stale = true;
    this.wholeStale = true;
    this.arrived();
  }

  close(): void {
    this.closed = true;
    this.painter.close();
    this.near.remove();
    this.whole.remove();
  }

  /** Puts the pictures where the view wants them, and asks for better ones; true while those are awaited. */
  show(view: View, size: Size, ratio: number, moving: boolean, now: number): boolean {
    this.near.place(view);
    this.whole.place(view);
    if (this.asking) return true;
    if (this.needsNear(view, size, ratio, moving) && (!moving || now - this.askedAt >= PAUSE_MS)) {
      this.stale = false;
      this.askedAt = now;
      void this.ask(this.near, spread(view, size, ratio));
      return true;
    }
    if (this.wholeStale && !moving && this.painted) {
      this.wholeStale = false;
      void this.ask(this.whole, this.wholeFrame());
      return true;
    }
    return moving && this.stale;
  }

  private async ask(picture: Picture, frame: MapFrame): Promise<void> {
    this.asking = true;
    const painted = await this.painter.paint(frame);
    this.asking = false;
    if (this.closed) return;
    performance.measure("seat-map-painted", { start: performance.now() - painted.spent, duration: painted.spent });
    if (picture === this.whole) this.onWhole(painted.picture);
    picture.change(painted.picture, frame);
    this.arrived();
  }

  private wholeFrame(): MapFrame {
    const width = this.bounds.maxX - this.bounds.minX;
    const height = this.bounds.maxY - this.bounds.minY;
    const scale = WHOLE / Math.max(width, height);
    const view = { scale, x: this.bounds.minX, y: this.bounds.minY };
    return { view, width: width * scale, height: height * scale, ratio: 1, names: false };
  }

  private needsNear(view: View, size: Size, ratio: number, moving: boolean): boolean {
    const frame = this.near.frame;
    if (!frame || this.stale || frame.ratio !== ratio || frame.width < size.width || frame.height < size.height) {
      return true;
    }
    const stretch = view.scale / frame.view.scale;
    if (!moving) return Math.abs(stretch - 1) > 1e-3 || !covers(frame, view, size, 0);
    return stretch > STRETCH || stretch < 1 / STRETCH || !covers(frame, view, size, MARGIN * USED);
  }
}

/** A painted frame on a canvas of the page. */
class Picture {
  frame: MapFrame | null = null;
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("bitmaprenderer");

  constructor(parent: HTMLElement) {
    // Out of the order of focus and reading: the map's own element says what there is to say.
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.style.cssText =
      "position:absolute;left:0;top:0;transform-origin:0 0;will-change:transform;pointer-events:none;max-width:none";
    this.canvas.hidden = true;
    parent.append(this.canvas);
  }

  change(picture: ImageBitmap, frame: MapFrame): void {
    const { style } = this.canvas;
    if (this.frame?.width !== frame.width) style.width = `${frame.width}px`;
    if (this.frame?.height !== frame.height) style.height = `${frame.height}px`;
    this.context?.transferFromImageBitmap(picture);
    this.canvas.hidden = false;
    this.frame = frame;
  }

  place(view: View): void {
    if (!this.frame) return;
    const { view: own, ratio } = this.frame;
    const stretch = view.scale / own.scale;
    const sharp = Math.abs(stretch - 1) < 1e-3;
    // At its own scale a picture keeps whole device pixels, which keeps it sharp.
    const snap = (value: number) => (sharp ? Math.round(value * ratio) / ratio : value);
    const x = snap((own.x - view.x) * view.scale);
    const y = snap((own.y - view.y) * view.scale);
    this.canvas.style.transform = `translate(${x}px,${y}px) scale(${sharp ? 1 : stretch})`;
  }

  remove(): void {
    this.canvas.remove();
  }
}

function spread(view: View, size: Size, ratio: number): MapFrame {
  return {
    view: {
      scale: view.scale,
      x: view.x - (size.width * MARGIN) / view.scale,
      y: view.y - (size.height * MARGIN) / view.scale,
    },
    width: Math.round(size.width * (1 + 2 * MARGIN)),
    height: Math.round(size.height * (1 + 2 * MARGIN)),
    ratio,
    names: true,
  };
}

/** True when the frame reaches beyond the viewport by a share of it on each side. */
function covers(frame: MapFrame, view: View, size: Size, share: number): boolean {
  const slackX = (share * size.width - 0.5) / view.scale;
  const slackY = (share * size.height - 0.5) / view.scale;
  return (
    frame.view.x <= view.x - slackX &&
    frame.view.y <= view.y - slackY &&
    frame.view.x + frame.width / frame.view.scale >= view.x + size.width / view.scale + slackX &&
    frame.view.y + frame.height / frame.view.scale >= view.y + size.height / view.scale + slackY
  );
}
