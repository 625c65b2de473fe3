import { Camera } from "./camera";
import { type GestureTarget, listenForGestures } from "./gestures";
import { type Direction, nearestSeat, seatInDirection } from "./grid-index";
import type { MapContent } from "./map-painter";
import { MapSurface } from "./map-surface";
import type { FontSource } from "./map-theme";
import { MarkLayer, type Marks, noMarks } from "./mark-layer";
import { statusOf } from "./seat-model";
import { boundsAround, roomForControls, scaleToFit } from "./sight";
import { toLayout, toScreen } from "./view-transform";

/** Radius in CSS pixels in which a finger finds a seat. */
const FINGER = 24;
/** CSS diameters of seats: under the first, a tap of a finger or mouse comes nearer instead of choosing. */
const SMALLEST_TARGET = { touch: 19, mouse: 9 };
const COMFORTABLE = 32;
/** A picture of more device pixels a CSS pixel costs much and shows little. */
const SHARPEST = 2;
/** A hand that has done nothing for so many milliseconds rests. */
const REST_MS = 130;
/** So long a tapped seat's tooltip stays over its neighbours. */
const TOUCH_TOOLTIP_MS = 2500;
/** Two taps beside seats within so many milliseconds come nearer. */
const DOUBLE_MS = 320;

export interface MapListener {
  /** A seat was clicked, tapped, or chosen by key. */
  pick(seat: number): void;
  /** The seat under the mouse or last tapped; −1 for none. */
  point(seat: number): void;
  /** The view has changed: what lies over the map follows. */
  move(): void;
  /** The first picture is there. */
  ready(): void;
}

/** The map: pictures of it, marks above them, and what hands do. Works when something has changed, and only then. */
export class MapEngine implements GestureTarget {
  readonly camera: Camera;
  readonly surface: MapSurface;
  private readonly layer: MarkLayer;
  private marks: Marks = noMarks;
  private ratio = 1;
  private frame = 0;
  private ready = false;
  private lastMove = -REST_MS;
  private lastMiss = { at: -DOUBLE_MS, x: 0, y: 0 };
  private tooltipTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<() => void>();
  private readonly stopListening: () => void;

  constructor(
    private readonly stage: HTMLElement,
    private content: MapContent,
    font: FontSource | null,
    private readonly listener: MapListener,
  ) {
    const { bounds, radius } = content.model.table;
    const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.camera = new Camera(bounds, radius, still, (view, size) => roomForControls(content.model.table, view, size));
    this.surface = new MapSurface(stage, bounds, content, font, () => this.request());
    this.layer = new MarkLayer(stage, content.model);
    this.stopListening = listenForGestures(stage, this);
  }

  /** In CSS pixels, at the scale of the moment. */
  get seatDiameter(): number {
    return this.content.model.table.radius * 2 * this.camera.view.scale;
  }

  /** Calls back after every frame, and once now. Returns how to stop. */
  onDraw(watcher: () => void): () => void {
    this.watchers.add(watcher);
    watcher();
    return () => this.watchers.delete(watcher);
  }

  destroy(): void {
    this.stopListening();
    clearTimeout(this.tooltipTimer);
    cancelAnimationFrame(this.frame);
    this.surface.close();
    this.layer.remove();
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.ratio = Math.min(SHARPEST, devicePixelRatio || 1);
    this.camera.resize({ width, height });
    this.request();
  }

  /** Other states, colours or filters; `taken` are seats that somebody else has got just now. */
  change(content: Partial<MapContent>, taken: readonly number[] = []): void {
    this.content = { ...this.content, ...content };
    this.surface.change(content);
    if (taken.length > 0) {
      const { view, size } = this.camera;
      this.layer.flash(taken, view, size.width, size.height);
    }
  }

  mark(marks: Partial<Marks>): void {
    this.marks = { ...this.marks, ...marks };
    this.layer.show(this.marks);
    this.request();
  }

  /** Moves the keyboard's place; −1 for none. */
  setFocused(seat: number): void {
    this.mark({ focused: seat });
    if (seat >= 0) this.bringTo(seat);
  }

  /** The seat that an arrow key leads to; without one to start from, the free seat nearest the middle. */
  neighbour(direction: Direction): number {
    const { focused } = this.marks;
    if (focused < 0) return this.firstSeat();
    const next = seatInDirection(this.content.model.table.grid, focused, direction);
    return next >= 0 ? next : focused;
  }

  firstSeat(): number {
    const [chosen] = this.marks.chosen;
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
    this.camera.centreOn(x, y, this.camera.view.scale, performance.now());
    this.request();
  }

  bringTo(seat: number): void {
    const { table } = this.content.model;
    this.camera.reveal(table.x[seat] ?? 0, table.y[seat] ?? 0, 20 / (table.radius * 2), performance.now());
    this.request();
  }

  /** Shows these seats and what is around them, large enough to be told apart. */
  bringAll(seats: readonly number[]): void {
    if (seats.length === 0) return;
    const { table } = this.content.model;
    const bounds = boundsAround(table, seats, table.pitch * 4);
    this.camera.flyToBounds(bounds, 0, COMFORTABLE / (table.radius * 2), performance.now());
    this.request();
  }

  grab(): void {
    this.camera.stop();
  }

  drag(dx: number, dy: number): void {
    this.camera.drag(dx, dy);
    this.moved();
  }

  pinch(px: number, py: number, factor: number): void {
    this.camera.pinchAbout(px, py, factor);
    this.moved();
  }

  zoom(px: number, py: number, factor: number): void {
    this.camera.scaleAbout(px, py, factor);
    this.moved();
  }

  zoomsBy(factor: number): boolean {
    return factor > 1 ? !this.camera.isClosest : !this.camera.isFitted;
  }

  fling(vx: number, vy: number): void {
    this.camera.fling(vx, vy, performance.now());
    this.request();
  }

  release(): void {
    this.camera.settle(performance.now());
    this.request();
  }

  tap(px: number, py: number, pointer: "mouse" | "touch"): void {
    const { table } = this.content.model;
    const at = toLayout(this.camera.view, px, py);
    if (this.seatDiameter < SMALLEST_TARGET[pointer] && !this.camera.isClosest) {
      this.approach(at);
      return;
    }
    const reach = pointer === "touch" ? FINGER / this.camera.view.scale : table.radius * 1.25;
    const wanted = (seat: number) => this.isFree(seat) || this.marks.chosen.has(seat);
    const free = nearestSeat(table.grid, at.x, at.y, reach, wanted);
    const seat = free >= 0 ? free : nearestSeat(table.grid, at.x, at.y, reach);
    const givenBack = this.marks.chosen.has(seat);
    this.point(pointer === "touch" && givenBack ? -1 : seat);
    if (pointer === "touch") this.tooltipTimer = setTimeout(() => this.point(-1), TOUCH_TOOLTIP_MS);
    if (seat >= 0) this.listener.pick(seat);
    else this.miss(px, py);
  }

  /** Two taps beside all seats come nearer, or show the whole hall when they cannot. */
  private miss(x: number, y: number): void {
    const now = performance.now();
    const twice = now - this.lastMiss.at < DOUBLE_MS && Math.hypot(x - this.lastMiss.x, y - this.lastMiss.y) < 40;
    this.lastMiss = { at: twice ? -DOUBLE_MS : now, x, y };
    if (!twice) return;
    if (this.camera.isClosest) this.camera.flyToFit(now);
    else this.camera.zoomBy(2, now, x, y);
    this.request();
  }

  /** Comes nearer to a place: first to its section, then so near that its seats can be told apart. */
  private approach(at: { x: number; y: number }): void {
    const { table } = this.content.model;
    const { width, height } = this.camera.size;
    const { scale } = this.camera.view;
    const seat = nearestSeat(table.grid, at.x, at.y, (Math.min(width, height) * 0.3) / scale);
    if (seat < 0) return;
    const now = performance.now();
    const comfortable = COMFORTABLE / (table.radius * 2);
    const { bounds } = table.sections[table.rows[table.row[seat] ?? -1]?.section ?? -1] ?? { bounds: null };
    const whole = bounds ? scaleToFit(bounds, this.camera.size) : 0;
    // A section that is seen as a whole already, or nearly, is not worth a step of its own.
    if (bounds && whole > scale * 1.4) this.camera.flyToBounds(bounds, 0, comfortable, now);
    else this.camera.centreOn(table.x[seat] ?? 0, table.y[seat] ?? 0, comfortable, now);
    this.request();
  }

  hover(px: number, py: number): void {
    const { table } = this.content.model;
    const at = toLayout(this.camera.view, px, py);
    // With tiny seats the mouse would flicker from one to the next: there, clicking comes nearer.
    const tiny = this.seatDiameter < SMALLEST_TARGET.mouse;
    const seat = tiny ? -1 : nearestSeat(table.grid, at.x, at.y, table.radius * 1.25);
    this.stage.style.cursor = tiny ? "zoom-in" : seat >= 0 && this.isFree(seat) ? "pointer" : "grab";
    this.point(seat);
  }

  leave(): void {
    this.point(-1);
  }

  private point(seat: number): void {
    clearTimeout(this.tooltipTimer);
    if (seat === this.marks.hovered) return;
    this.mark({ hovered: seat });
    this.listener.point(seat);
  }

  private isFree(seat: number): boolean {
    return statusOf(this.content.model, this.content.states, seat) === "available";
  }

  private moved(): void {
    this.lastMove = performance.now();
    this.request();
  }

  private request(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  private draw(now: number): void {
    this.frame = 0;
    const { camera } = this;
    if (camera.size.width === 0) return;
    const moving = camera.step(now) || now - this.lastMove < REST_MS;
    this.surface.show(camera.view, camera.size, this.ratio, moving, now);
    this.layer.place(camera.view);
    this.listener.move();
    for (const watcher of this.watchers) watcher();
    if (!this.ready && this.surface.painted) {
      this.ready = true;
      this.listener.ready();
    }
    if (moving) this.request();
  }
}
