import type { Bounds } from "./seat-table";
import {
  betweenViews,
  clampView,
  fitView,
  type Insets,
  noInsets,
  panBy,
  type ScaleLimits,
  type Size,
  scaleLimits,
  type View,
  zoomAbout,
} from "./view-transform";

const ANIMATION_MS = 320;
/** Time in which a thrown map loses most (1 − 1/e) of its speed. */
const GLIDE_MS = 325;
/** CSS pixels a millisecond under which a thrown map stands. */
const STANDING = 0.02;
const PADDING = 20;
/** Later insets must show the map so much larger to be preferred to earlier ones. */
const WORTH = 1.15;
/** Beyond an edge the map follows the hand by this share, less the farther it is. */
const RUBBER = 0.45;
/** Share of the viewport that the map can be drawn beyond an edge. */
const STRETCH = 0.22;

/** Where the reader looks: moved by hand, by animation, by its own momentum, and always back on the map. */
export class Camera {
  view: View = { scale: 1, x: 0, y: 0 };
  size: Size = { width: 0, height: 0 };
  private insets: Insets = noInsets;
  private limits: ScaleLimits = { min: 1, max: 1 };
  private flight: { from: View; to: View; start: number } | null = null;
  private speed: { x: number; y: number; at: number } | null = null;
  private fitted = true;
  /** Where the last pinch was. */
  private pinched = { x: 0, y: 0 };

  /** `obstructed` tells which insets to try, the nicest first, when something of the page would lie on seats of the whole map. */
  constructor(
    private readonly bounds: Bounds,
    private readonly seatRadius: number,
    private readonly still: () => boolean,
    private readonly obstructed: (view: View, size: Size) => Insets[] = () => [],
  ) {}

  /** Takes over the viewport's size; a whole map stays whole, else the middle stays in the middle. */
  resize(size: Size): void {
    const before = this.size;
    this.size = size;
    const plain = fitView(this.bounds, size, PADDING);
    const tries = this.obstructed(plain, size).map((insets) => ({
      insets,
      fit: fitView(this.bounds, size, PADDING, insets),
    }));
    const { insets, fit } = tries.reduce(
      (best, each) => (best.insets === noInsets || each.fit.scale > best.fit.scale * WORTH ? each : best),
      { insets: noInsets, fit: plain },
    );
    this.insets = insets;
    this.limits = scaleLimits(fit.scale, this.seatRadius);
    if (this.fitted || before.width === 0) this.view = fit;
    else {
      const { scale, x, y } = this.view;
      const moved = {
        scale,
        x: x + (before.width - size.width) / scale / 2,
        y: y + (before.height - size.height) / scale / 2,
      };
      this.view = this.kept(moved);
    }
  }

  get moving(): boolean {
    return this.flight !== null || this.speed !== null;
  }

  get isFitted(): boolean {
    return this.view.scale <= this.limits.min * 1.001;
  }

  get isClosest(): boolean {
    return this.view.scale >= this.limits.max * 0.999;
  }

  stop(): void {
    this.flight = null;
    this.speed = null;
  }

  /** Follows the hand; beyond the edges only by half, as if the map were held by a rubber band. */
  drag(dx: number, dy: number): void {
    const free = panBy(this.view, dx, dy);
    const seen = { x: this.size.width / free.scale, y: this.size.height / free.scale };
    const own = { min: free.scale, max: free.scale };
    const kept = clampView(free, this.bounds, this.size, own, this.insets);
    this.place({
      scale: free.scale,
      x: held(this.view.x, free.x, kept.x, seen.x * STRETCH),
      y: held(this.view.y, free.y, kept.y, seen.y * STRETCH),
    });
  }

  /** Scales about a point of the viewport, within the limits. */
  scaleAbout(px: number, py: number, factor: number): void {
    this.place(this.kept(zoomAbout(this.view, px, py, this.view.scale * factor, this.limits)));
  }

  /** The same by hand: somewhat beyond the limits too, until the hand lets go. */
  pinchAbout(px: number, py: number, factor: number): void {
    const { min, max } = this.limits;
    const beyond = (this.view.scale <= min && factor < 1) || (this.view.scale >= max && factor > 1);
    const loose = { min: min * 0.75, max: max * 1.25 };
    this.pinched = { x: px, y: py };
    this.place(zoomAbout(this.view, px, py, this.view.scale * (beyond ? factor ** 0.35 : factor), loose));
  }

  /** Lets go of the map at a speed in CSS pixels a millisecond. */
  fling(x: number, y: number, now: number): void {
    if (!this.still() && Math.hypot(x, y) > 0.1 && !this.isBeyond()) this.speed = { x, y, at: now };
    else this.settle(now);
  }

  /** Comes back from beyond the edges. */
  settle(now: number): void {
    const { x, y } = this.pinched;
    if (this.isBeyond()) this.flyTo(zoomAbout(this.view, x, y, this.view.scale, this.limits), now);
  }

  /** Moves smoothly, or at once for readers who want no motion. */
  flyTo(view: View, now: number): void {
    const to = this.kept(view);
    this.speed = null;
    if (this.still()) this.place(to);
    else this.flight = { from: this.view, to, start: now };
  }

  flyToFit(now: number): void {
    this.flyTo(fitView(this.bounds, this.size, PADDING, this.insets), now);
  }

  /** Brings a rectangle of the layout into full sight, at a scale between two bounds. */
  flyToBounds(bounds: Bounds, least: number, most: number, now: number): void {
    const fit = fitView(bounds, this.size, PADDING);
    const scale = Math.min(most, Math.max(least, fit.scale));
    this.centreOn((bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2, scale, now);
  }

  centreOn(x: number, y: number, scale: number, now: number): void {
    this.flyTo({ scale, x: x - this.size.width / scale / 2, y: y - this.size.height / scale / 2 }, now);
  }

  zoomTo(px: number, py: number, scale: number, now: number): void {
    this.flyTo(zoomAbout(this.view, px, py, scale, this.limits), now);
  }

  zoomBy(factor: number, now: number, px = this.size.width / 2, py = this.size.height / 2): void {
    const from = this.flight?.to.scale ?? this.view.scale;
    this.zoomTo(px, py, from * factor, now);
  }

  /** Brings a place of the layout into sight, at a scale of at least `scale`. */
  reveal(x: number, y: number, scale: number, now: number): void {
    const goal = this.flight?.to ?? this.view;
    const { width, height } = this.size;
    const margin = Math.min(width, height) * 0.18;
    const px = (x - goal.x) * goal.scale;
    const py = (y - goal.y) * goal.scale;
    const seen = px >= margin && px <= width - margin && py >= margin && py <= height - margin;
    if (seen && goal.scale >= scale * 0.999) return;
    this.centreOn(x, y, Math.min(this.limits.max, Math.max(goal.scale, scale)), now);
  }

  /** Moves on to the time `now`; true while it moves. */
  step(now: number): boolean {
    if (this.flight) {
      const { from, to, start } = this.flight;
      const t = Math.max(0, Math.min(1, (now - start) / ANIMATION_MS));
      const eased = 1 - (1 - t) ** 3;
      const flight = this.flight;
      this.place(t >= 1 ? to : betweenViews(from, to, this.size, eased));
      if (t < 1) this.flight = flight;
    } else if (this.speed) {
      const { x, y, at } = this.speed;
      const elapsed = Math.max(0, now - at);
      this.place(panBy(this.view, x * elapsed, y * elapsed));
      const left = Math.exp(-elapsed / GLIDE_MS);
      if (this.isBeyond()) this.settle(now);
      else if (Math.hypot(x, y) * left >= STANDING) this.speed = { x: x * left, y: y * left, at: now };
    }
    return this.moving;
  }

  private place(view: View): void {
    this.stop();
    this.view = view;
    this.fitted = this.isFitted;
  }

  private isBeyond(): boolean {
    const kept = this.kept(this.view);
    const slack = 0.5 / this.view.scale;
    return (
      Math.abs(kept.scale / this.view.scale - 1) > 1e-4 ||
      Math.abs(kept.x - this.view.x) > slack ||
      Math.abs(kept.y - this.view.y) > slack
    );
  }

  private kept(view: View): View {
    return clampView(view, this.bounds, this.size, this.limits, this.insets);
  }
}

/** How far one axis gets when it is pulled from `at` to `to`, though `kept` is where it should stay. */
function held(at: number, to: number, kept: number, farthest: number): number {
  const over = Math.abs(to - kept);
  if (over === 0 || Math.abs(at - kept) > over) return to;
  return at + (to - at) * RUBBER * Math.max(0, 1 - Math.min(over, farthest) / farthest);
}
