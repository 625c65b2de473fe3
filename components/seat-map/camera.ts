import type { Bounds } from "./seat-table";
import {
  betweenViews,
  clampView,
  fitView,
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

/** Where the reader looks: moved by hand, by animation, by its own momentum, and always kept on the map. */
export class Camera {
  view: View = { scale: 1, x: 0, y: 0 };
  size: Size = { width: 0, height: 0 };
  private limits: ScaleLimits = { min: 1, max: 1 };
  private flight: { from: View; to: View; start: number } | null = null;
  private speed: { x: number; y: number; at: number } | null = null;
  private fitted = true;

  constructor(
    private readonly bounds: Bounds,
    private readonly seatRadius: number,
    private readonly still: () => boolean,
  ) {}

  /** Takes over the viewport's size; a whole map stays whole, else the middle stays in the middle. */
  resize(size: Size): void {
    const before = this.size;
    this.size = size;
    const fit = fitView(this.bounds, size, PADDING);
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

  drag(dx: number, dy: number): void {
    this.place(panBy(this.view, dx, dy));
  }

  scaleAbout(px: number, py: number, factor: number): void {
    this.place(zoomAbout(this.view, px, py, this.view.scale * factor, this.limits));
  }

  /** Lets go of the map at a speed in CSS pixels a millisecond. */
  fling(x: number, y: number, now: number): void {
    if (!this.still() && Math.hypot(x, y) > 0.1) this.speed = { x, y, at: now };
  }

  /** Moves smoothly, or at once for readers who want no motion. */
  flyTo(view: View, now: number): void {
    const to = this.kept(view);
    this.speed = null;
    if (this.still()) this.place(to);
    else this.flight = { from: this.view, to, start: now };
  }

  flyToFit(now: number): void {
    this.flyTo(fitView(this.bounds, this.size, PADDING), now);
  }

  zoomTo(px: number, py: number, scale: number, now: number): void {
    this.flyTo(zoomAbout(this.view, px, py, scale, this.limits), now);
  }

  zoomBy(factor: number, now: number): void {
    const from = this.flight?.to.scale ?? this.view.scale;
    this.zoomTo(this.size.width / 2, this.size.height / 2, from * factor, now);
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
    const next = Math.min(this.limits.max, Math.max(goal.scale, scale));
    this.flyTo({ scale: next, x: x - width / next / 2, y: y - height / next / 2 }, now);
  }

  /** Moves on to the time `now`; true while it moves. */
  step(now: number): boolean {
    if (this.flight) {
      const { from, to, start } = this.flight;
      const t = Math.min(1, (now - start) / ANIMATION_MS);
      const eased = 1 - (1 - t) ** 3;
      this.place(t >= 1 ? to : betweenViews(from, to, this.size, eased), false);
      if (t >= 1) this.flight = null;
    } else if (this.speed) {
      const elapsed = Math.max(0, now - this.speed.at);
      const before = this.view;
      this.place(panBy(this.view, this.speed.x * elapsed, this.speed.y * elapsed), false);
      const left = Math.exp(-elapsed / GLIDE_MS);
      this.speed = { x: this.speed.x * left, y: this.speed.y * left, at: now };
      const stuck = elapsed > 0 && before.x === this.view.x && before.y === this.view.y;
      if (stuck || Math.hypot(this.speed.x, this.speed.y) < STANDING) this.speed = null;
    }
    return this.moving;
  }

  private place(view: View, byHand = true): void {
    if (byHand) this.stop();
    this.view = this.kept(view);
    this.fitted = this.isFitted;
  }

  private kept(view: View): View {
    return clampView(view, this.bounds, this.size, this.limits);
  }
}
