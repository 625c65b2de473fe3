import { type SeatModel, tierIndexOf } from "./seat-model";
import { shapeOutline, styleOfTier, tierShapes } from "./tier-shapes";
import { toScreen, type View } from "./view-transform";

/** Seats that stand out, by why. */
export interface Marks {
  chosen: ReadonlySet<number>;
  /** An earlier hold keeps them for this buyer. */
  kept: ReadonlySet<number>;
  /** Proposed, and not yet chosen. */
  suggested: ReadonlySet<number>;
  /** Would be left alone by the choice. */
  orphans: ReadonlySet<number>;
  hovered: number;
  focused: number;
}

export const noMarks: Marks = {
  chosen: new Set(),
  kept: new Set(),
  suggested: new Set(),
  orphans: new Set(),
  hovered: -1,
  focused: -1,
};

/** CSS pixels of a mark's drawing at its own size. */
const SIZE = 40;
/** However far away, a mark is never smaller; CSS pixels. */
const SMALLEST = 12;
/** Most seats that flash at once when others take them: more would be a firework. */
const MOST_FLASHES = 24;

const check =
  '<path d="m11.5 20.8 5.6 5.6 11-12.6" class="fill-none stroke-surface stroke-[3.8]" stroke-linecap="round" stroke-linejoin="round"/>';
const dot = (radius: number, classes: string) => `<circle cx="20" cy="20" r="${radius}" class="${classes}"/>`;
const drawings: Record<"chosen" | "kept" | "suggested" | "orphan" | "focused" | "taken", string> = {
  chosen: `<g class="origin-center animate-[settle_200ms_var(--ease-out)]">${dot(20, "fill-surface")}${dot(17.4, "fill-ink")}${check}</g>`,
  kept: dot(20, "fill-surface") + dot(17.4, "fill-focus") + check,
  suggested: `${dot(18, "fill-none stroke-surface stroke-[6]")}${dot(18, "origin-center animate-[beckon_1.4s_ease-in-out_infinite] fill-none stroke-ink stroke-[3.6]")}`,
  orphan: `${dot(20, "fill-surface")}${dot(17, "fill-warning-soft stroke-warning-ink stroke-[3]")}<path d="M20 11.5v10.5m0 6v.1" class="fill-none stroke-warning-ink stroke-[4]" stroke-linecap="round"/>`,
  focused: dot(24, "fill-none stroke-surface stroke-[8]") + dot(24, "fill-none stroke-focus stroke-[4.4]"),
  taken: dot(16, "origin-center animate-[vanish_1.2s_var(--ease-out)_both] fill-muted"),
};

interface Mark {
  element: HTMLElement;
  seat: number;
}

/**
 * The few marks that follow the hand or the choice, as elements above the pictures: they change at
 * once, can be animated, and cost as much as there are of them.
 */
export class MarkLayer {
  private readonly root = document.createElement("div");
  private readonly marks = new Map<string, Mark>();

  constructor(
    parent: HTMLElement,
    private readonly model: SeatModel,
  ) {
    this.root.setAttribute("aria-hidden", "true");
    this.root.className = "pointer-events-none absolute inset-0 overflow-hidden contain-strict";
    parent.append(this.root);
  }

  show(now: Marks): void {
    const wanted = new Map<string, { seat: number; drawing: string }>();
    const want = (kind: keyof typeof drawings, seats: Iterable<number>) => {
      for (const seat of seats) wanted.set(`${kind}:${seat}`, { seat, drawing: drawings[kind] });
    };
    want("suggested", now.suggested);
    want("orphan", now.orphans);
    want("kept", now.kept);
    want("chosen", now.chosen);
    if (now.hovered >= 0 && !now.chosen.has(now.hovered)) {
      const shape = tierShapes[styleOfTier(Math.max(0, tierIndexOf(this.model, now.hovered)))] ?? "circle";
      const drawing = `<path transform="translate(20 20)" d="${shapeOutline(shape, 18.5)}" class="fill-none stroke-ink stroke-[3.4]"/>`;
      wanted.set(`hovered:${now.hovered}`, { seat: now.hovered, drawing });
    }
    want("focused", now.focused >= 0 ? [now.focused] : []);
    for (const [key, mark] of this.marks) {
      if (wanted.has(key) || key.startsWith("taken:")) continue;
      mark.element.remove();
      this.marks.delete(key);
    }
    for (const [key, { seat, drawing }] of wanted) if (!this.marks.has(key)) this.add(key, seat, drawing);
  }

  /** Lets seats flash that somebody has just taken, as far as they are seen. */
  flash(seats: readonly number[], view: View, width: number, height: number): void {
    const seen = seats.filter((seat) => {
      const { x, y } = this.placeOf(seat, view);
      return x >= 0 && y >= 0 && x <= width && y <= height;
    });
    for (const seat of seen.slice(0, MOST_FLASHES)) {
      const key = `taken:${seat}`;
      if (this.marks.has(key)) continue;
      const { element } = this.add(key, seat, drawings.taken);
      element.addEventListener("animationend", () => {
        element.remove();
        this.marks.delete(key);
      });
    }
    this.place(view);
  }

  place(view: View): void {
    const diameter = this.model.table.radius * 2 * view.scale * 1.16;
    const scale = Math.max(diameter, SMALLEST) / SIZE;
    for (const { element, seat } of this.marks.values()) {
      const { x, y } = this.placeOf(seat, view);
      element.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
    }
  }

  remove(): void {
    this.root.remove();
  }

  private add(key: string, seat: number, drawing: string): Mark {
    const element = document.createElement("div");
    // The drawings are constants of this file and hold nothing that anybody typed.
    element.className = "absolute -top-5 -left-5 size-10";
    element.innerHTML = `<svg viewBox="0 0 40 40" class="size-10 overflow-visible">${drawing}</svg>`;
    this.root.append(element);
    const mark = { element, seat };
    this.marks.set(key, mark);
    return mark;
  }

  private placeOf(seat: number, view: View): { x: number; y: number } {
    return toScreen(view, this.model.table.x[seat] ?? 0, this.model.table.y[seat] ?? 0);
  }
}
