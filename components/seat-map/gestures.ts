/** What hands do to a map, in CSS pixels of the element. */
export interface GestureTarget {
  /** A hand is laid on the map: whatever moves stops. */
  grab(): void;
  drag(dx: number, dy: number): void;
  /** Two fingers: the map follows them, and goes back within its limits when they let go. */
  pinch(px: number, py: number, factor: number): void;
  /** A wheel or a trackpad. */
  zoom(px: number, py: number, factor: number): void;
  /** Let go at so many pixels a millisecond. */
  fling(vx: number, vy: number): void;
  /** Let go without speed. */
  release(): void;
  tap(px: number, py: number, pointer: "mouse" | "touch"): void;
  hover(px: number, py: number): void;
  leave(): void;
  /** False when turning the wheel this way would change nothing; the page then scrolls. */
  zoomsBy(factor: number): boolean;
}

/** A pointer that has moved farther than this drags. */
const SLOP = { mouse: 4, touch: 10 };
/** Speed is taken from the last so many milliseconds before letting go. */
const SPEED_MS = 90;

interface Finger {
  x: number;
  y: number;
}

/** Listens for mouse, pen, touch and wheel. Returns how to stop. */
export function listenForGestures(element: HTMLElement, target: GestureTarget): () => void {
  const fingers = new Map<number, Finger>();
  let start: Finger | null = null;
  let dragging = false;
  let trail: (Finger & { at: number })[] = [];

  // Asked for once a gesture: in the midst of one it would make the browser lay out the page.
  let box = element.getBoundingClientRect();
  const place = (event: MouseEvent): Finger => ({ x: event.clientX - box.left, y: event.clientY - box.top });
  const kindOf = (event: PointerEvent) => (event.pointerType === "mouse" ? "mouse" : "touch");

  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    box = element.getBoundingClientRect();
    element.setPointerCapture(event.pointerId);
    target.grab();
    fingers.set(event.pointerId, place(event));
    start = fingers.size === 1 ? place(event) : null;
    dragging = fingers.size > 1;
    trail = [];
  };

  const move = (event: PointerEvent) => {
    const now = place(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") target.hover(now.x, now.y);
      return;
    }
    if (fingers.size === 2) {
      pinch(event.pointerId, before, now);
      return;
    }
    if (!dragging && start && Math.hypot(now.x - start.x, now.y - start.y) > SLOP[kindOf(event)]) {
      dragging = true;
      target.leave();
    }
    if (!dragging) return;
    fingers.set(event.pointerId, now);
    target.drag(now.x - before.x, now.y - before.y);
    trail.push({ ...now, at: event.timeStamp });
    trail = trail.filter((each) => event.timeStamp - each.at <= SPEED_MS);
  };

  const pinch = (pointer: number, before: Finger, now: Finger) => {
    const other = [...fingers].find(([id]) => id !== pointer)?.[1];
    fingers.set(pointer, now);
    if (!other) return;
    const middle = (a: Finger, b: Finger) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const from = middle(before, other);
    const to = middle(now, other);
    const spread = Math.hypot(before.x - other.x, before.y - other.y);
    target.drag(to.x - from.x, to.y - from.y);
    if (spread > 1) target.pinch(to.x, to.y, Math.hypot(now.x - other.x, now.y - other.y) / spread);
  };

  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) {
      // The finger that stays goes on dragging from where it is.
      trail = [];
      return;
    }
    const now = place(event);
    if (event.type === "pointerup" && !dragging && start) target.tap(now.x, now.y, kindOf(event));
    else if (event.type !== "pointerup" || !letGo(event.timeStamp)) target.release();
    start = null;
    dragging = false;
  };

  const letGo = (at: number): boolean => {
    const recent = trail.filter((each) => at - each.at <= SPEED_MS);
    const first = recent[0];
    const last = recent.at(-1);
    if (!first || !last || last.at - first.at < 8) return false;
    const time = last.at - first.at;
    target.fling((last.x - first.x) / time, (last.y - first.y) / time);
    return true;
  };

  const wheel = (event: WheelEvent) => {
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (!event.ctrlKey && Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      target.drag(-event.deltaX * lines, 0);
      target.release();
      return;
    }
    // A pinch on a trackpad comes as a wheel with Ctrl, in much smaller steps.
    const factor = Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) * (event.ctrlKey ? 0.01 : 0.0022));
    if (!event.ctrlKey && !target.zoomsBy(factor)) return;
    event.preventDefault();
    box = element.getBoundingClientRect();
    const at = place(event);
    target.zoom(at.x, at.y, factor);
  };

  const enter = () => {
    box = element.getBoundingClientRect();
  };
  // A finger leaves with every tap; what it pointed at stays.
  const leave = (event: PointerEvent) => {
    if (event.pointerType === "mouse") target.leave();
  };
  element.addEventListener("pointerenter", enter);
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("pointerleave", leave);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    element.removeEventListener("pointerenter", enter);
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("pointerleave", leave);
    element.removeEventListener("wheel", wheel);
  };
}
