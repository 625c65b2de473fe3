import { Camera } from "./camera";
import { type GestureTarget, listenForGestures } from "./gestures";
import { type Direction, nearestSeat, seatInDirection } from "./grid-index";
import type { MapContent } from "./map-layer";
import { MapSurface } from "./map-surface";
import type { MapTheme } from "./map-theme";
import { paintOverlay } from "./paint-overlay";
import { statusOf } from "./seat-model";
import { toLayout, toScreen } from "./view-transform";

/** Radius in CSS pixels in which a finger finds a seat. */
const FINGER = 24;
/** CSS diameters of seats: under the first, a tap of a finger or mouse comes nearer instead of choosing. */
const SMALLEST_TARGET = { touch: 19, mouse: 9 };
const COMFORTABLE = 30;
/** A canvas of more device pixels a CSS pixel costs much and shows little. */
const SHARPEST = 2;
/** A hand that has done nothing for so many milliseconds rests. */
const REST_MS = 130;
/** So long a tapped seat's tooltip stays over its neighbours. */
const TOUCH_TOOLTIP_MS = 2500;
/** Milliseconds of a frame that painting may take. */
const BUDGET = 6;

export interface MapListener {
  /** A seat was clicked, tapped, or chosen by key. */
  pick(seat: number): void;
  /** The seat under the mouse or last tapped; −1 for none. */
  point(seat: number): void;
  /** The view has changed: what lies over the map follows. */
  move(): void;
}

/** The map on its canvas: paints when something has changed, and only then. */
export class MapEngine implements GestureTarget {
  readonly camera: Camera;
  readonly surface: MapSurface;
  private readonly ctx: CanvasRenderingContext2D | null;
  private chosen: ReadonlySet<number> = new Set();
  private kept: ReadonlySet<number> = new Set();
  private hovered = -1;
  private focused = -1;
  private ratio = 1;
  private frame = 0;
  private lastMove = -REST_MS;
  private tooltipTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<() => void>();
  private readonly stopListening: () => void;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private content: MapContent,
    private readonly listener: MapListener,
  ) {
    const { bounds, radius } = content.model.table;
    this.camera = new Camera(bounds, radius, () => matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.surface = new MapSurface(bounds, content);
    this.ctx = canvas.getContext("2d", { alpha: false });
    this.stopListening = listenForGestures(canvas, this);
  }

  get theme(): MapTheme {
    return this.content.theme;
  }

  /** In CSS pixels, at the scale of the moment. */
  get seatDiameter(): number {
    return this.content.model.table.radius * 2 * this.camera.view.scale;
  }

  /** Calls back after every frame that was painted, and once now. Returns how to stop. */
  onDraw(watcher: () => void): () => void {
    this.watchers.add(watcher);
    watcher();
    return () => this.watchers.delete(watcher);
  }

  destroy(): void {
    this.stopListening();
    clearTimeout(this.tooltipTimer);
    cancelAnimationFrame(this.frame);
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.ratio = Math.min(SHARPEST, devicePixelRatio || 1);
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.camera.resize({ width, height });
    // At once rather than in the next frame: a resized canvas is empty.
    this.draw(performance.now());
    this.request();
  }

  setStates(states: Uint8Array, changed: number[]): void {
    if (states === this.content.states) return;
    this.update({ ...this.content, states });
    this.surface.changeSeats(changed);
    this.request();
  }

  setTheme(theme: MapTheme): void {
    this.update({ ...this.content, theme });
    this.surface.invalidate();
    this.request();
  }

  setMatches(matches: (seat: number) => boolean): void {
    if (matches === this.content.matches) return;
    this.update({ ...this.content, matches });
    this.surface.invalidate();
    this.request();
  }

  /** Seats chosen now, and those that an earlier hold keeps for this buyer. */
  setChosen(chosen: ReadonlySet<number>, kept: ReadonlySet<number>): void {
    this.chosen = chosen;
    this.kept = kept;
    this.request();
  }

  /** Moves the keyboard's place; −1 for none. */
  setFocused(seat: number): void {
    this.focused = seat;
    if (seat >= 0) this.bringTo(seat);
    this.request();
  }

  /** The seat that an arrow key leads to; without one to start from, the free seat nearest the middle. */
  neighbour(direction: Direction): number {
    const { model } = this.content;
    if (this.focused >= 0) {
      const next = seatInDirection(model.table.grid, this.focused, direction);
      return next >= 0 ? next : this.focused;
    }
    return this.firstSeat();
  }

  firstSeat(): number {
    const [chosen] = this.chosen;
    if (chosen !== undefined) return chosen;
    const { table } = this.content.model;
    const { width, height } = this.camera.size;
    const middle = toLayout(this.camera.view, width / 2, height / 2);
    const reach = Math.max(width, height) / this.camera.view.scale;
    const free = nearestSeat(table.grid, middle.x, middle.y, reach, (seat) => this.isFree(seat));
    return free >= 0 ? free : nearestSeat(table.grid, middle.x, middle.y, reach);
  }

  placeOnScreen(seat: number): { x: number; y: number } {
    const { table } = this.content.model;
    return toScreen(this.camera.view, table.x[seat] ?? 0, table.y[seat] ?? 0);
  }

  fit(): void {
    this.camera.flyToFit(performance.now());
    this.request();
  }

  zoomStep(factor: number): void {
    this.camera.zoomBy(factor, performance.now());
    this.request();
  }

  /** Shows the layout's point (x, y) in the middle. */
  centre(x: number, y: number): void {
    const { view, size } = this.camera;
    this.camera.flyTo(
      { scale: view.scale, x: x - size.width / view.scale / 2, y: y - size.height / view.scale / 2 },
      performance.now(),
    );
    this.request();
  }

  bringTo(seat: number): void {
    const { table } = this.content.model;
    this.camera.reveal(table.x[seat] ?? 0, table.y[seat] ?? 0, 20 / (table.radius * 2), performance.now());
    this.request();
  }

  grab(): void {
    this.camera.stop();
  }

  drag(dx: number, dy: number): void {
    this.camera.drag(dx, dy);
    this.lastMove = performance.now();
    this.request();
  }

  zoom(px: number, py: number, factor: number): void {
    this.camera.scaleAbout(px, py, factor);
    this.lastMove = performance.now();
    this.request();
  }

  zoomsBy(factor: number): boolean {
    return factor > 1 ? !this.camera.isClosest : !this.camera.isFitted;
  }

  fling(vx: number, vy: number): void {
    this.camera.fling(vx, vy, performance.now());
    this.request();
  }

  tap(px: number, py: number, pointer: "mouse" | "touch"): void {
    const { table } = this.content.model;
    const at = toLayout(this.camera.view, px, py);
    if (this.seatDiameter < SMALLEST_TARGET[pointer] && !this.camera.isClosest) {
      this.approach(at.x, at.y);
      return;
    }
    const reach = pointer === "touch" ? FINGER / this.camera.view.scale : table.radius * 1.25;
    const free = nearestSeat(table.grid, at.x, at.y, reach, (seat) => this.isFree(seat) || this.chosen.has(seat));
    const seat = free >= 0 ? free : nearestSeat(table.grid, at.x, at.y, reach);
    const givenBack = this.chosen.has(seat);
    this.point(pointer === "touch" && givenBack ? -1 : seat);
    if (pointer === "touch") this.tooltipTimer = setTimeout(() => this.point(-1), TOUCH_TOOLTIP_MS);
    if (seat >= 0) this.listener.pick(seat);
  }

  /** Comes so near to the seats around a place that they can be told apart; a place without seats stays as it is. */
  private approach(x: number, y: number): void {
    const { table } = this.content.model;
    const { width, height } = this.camera.size;
    const seat = nearestSeat(table.grid, x, y, (Math.min(width, height) * 0.3) / this.camera.view.scale);
    if (seat < 0) return;
    const scale = COMFORTABLE / (table.radius * 2);
    const [middleX, middleY] = [table.x[seat] ?? 0, table.y[seat] ?? 0];
    this.camera.flyTo({ scale, x: middleX - width / scale / 2, y: middleY - height / scale / 2 }, performance.now());
    this.request();
  }

  hover(px: number, py: number): void {
    const { table } = this.content.model;
    const at = toLayout(this.camera.view, px, py);
    // With tiny seats the mouse would flicker from one to the next: there, clicking comes nearer.
    const tiny = this.seatDiameter < SMALLEST_TARGET.mouse;
    const seat = tiny ? -1 : nearestSeat(table.grid, at.x, at.y, table.radius * 1.25);
    this.canvas.style.cursor = tiny ? "zoom-in" : seat >= 0 && this.isFree(seat) ? "pointer" : "grab";
    this.point(seat);
  }

  leave(): void {
    this.point(-1);
  }

  private point(seat: number): void {
    clearTimeout(this.tooltipTimer);
    if (seat === this.hovered) return;
    this.hovered = seat;
    this.listener.point(seat);
    this.request();
  }

  private isFree(seat: number): boolean {
    return statusOf(this.content.model, this.content.states, seat) === "available";
  }

  private update(content: MapContent): void {
    this.content = content;
    this.surface.content = content;
  }

  private request(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  private draw(now: number): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { camera, ctx, ratio } = this;
    if (!ctx || camera.size.width === 0) return;
    const moving = camera.step(now) || now - this.lastMove < REST_MS;
    const unfinished = this.surface.paint(camera.view, camera.size, ratio, moving, BUDGET);
    this.surface.compose(ctx, camera.view, ratio);
    const overlay = { chosen: this.chosen, kept: this.kept, hovered: this.hovered, focused: this.focused };
    paintOverlay(ctx, this.content, overlay, camera.view, ratio);
    this.listener.move();
    for (const watcher of this.watchers) watcher();
    if (moving || unfinished) this.request();
  }
}
