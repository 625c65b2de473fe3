"use client";

import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Direction } from "./grid-index";
import { MapControls } from "./map-controls";
import type { MapEngine } from "./map-engine";
import { Minimap } from "./minimap";
import { type MapInput, useMapEngine } from "./use-map-engine";

/** From so many seats on a small picture of the whole map helps to stay oriented. */
const LARGE_HALL = 3000;

const arrows: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** As an application, it gets the arrow keys that screen readers otherwise keep to themselves. */
const focusable = { tabIndex: 0 };

/**
 * The hall as a picture to pick seats on, by mouse, touch or keyboard. Whoever cannot use a picture
 * has the list beside it, which does the same.
 */
export function SeatMapView({
  input,
  stale,
  goTo,
  describe,
  onPick,
  tooltip,
}: {
  input: MapInput;
  /** True when what is shown may be old. */
  stale: boolean;
  /** Seats to bring into sight; a new list brings them again. */
  goTo: readonly number[];
  /** A seat in words, for screen readers: place, tier, price, state. */
  describe: (seat: number) => string;
  onPick: (seat: number) => void;
  tooltip: (seat: number) => ReactNode;
}) {
  const t = useTranslations("seats");
  const stage = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const bubbleSize = useRef({ width: 0, height: 0 });
  const [pointed, setPointed] = useState(-1);
  const [focused, setFocused] = useState(-1);
  const [ready, setReady] = useState(false);
  const [moves, setMoves] = useState({ fitted: true, closest: false });
  const shown = pointed >= 0 ? pointed : focused;
  const engine: MapEngine | null = useMapEngine(stage, input, {
    pick: onPick,
    point: setPointed,
    ready: () => setReady(true),
    move: () => {
      if (!engine) return;
      placeBubble(engine, bubble.current, bubbleSize.current, shown);
      const { isFitted, isClosest } = engine.camera;
      if (moves.fitted !== isFitted || moves.closest !== isClosest) setMoves({ fitted: isFitted, closest: isClosest });
    },
  });
  useEffect(() => engine?.setFocused(focused), [engine, focused]);
  useEffect(() => engine?.bringAll(goTo), [engine, goTo]);

  useEffect(() => {
    const element = bubble.current;
    if (!element || !engine || shown < 0) return;
    bubbleSize.current = { width: element.offsetWidth, height: element.offsetHeight };
    placeBubble(engine, element, bubbleSize.current, shown);
  }, [engine, shown]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!engine || event.altKey || event.ctrlKey || event.metaKey) return;
      const direction = arrows[event.key];
      if (direction) setFocused(engine.neighbour(direction));
      else if (event.key === "Enter" || event.key === " ") {
        if (focused >= 0) onPick(focused);
        else setFocused(engine.firstSeat());
      } else if (event.key === "+" || event.key === "=") engine.zoomStep(1.6);
      else if (event.key === "-") engine.zoomStep(1 / 1.6);
      else if (event.key === "0") engine.fit();
      else if (event.key === "Escape") {
        setPointed(-1);
        setFocused(-1);
        return;
      } else return;
      setPointed(-1);
      event.preventDefault();
    },
    [engine, focused, onPick],
  );

  const { bounds, count } = input.model.table;
  return (
    <div className="relative size-full overflow-hidden bg-sunken">
      <div
        ref={stage}
        role="application"
        {...focusable}
        data-ready={ready || undefined}
        aria-label={t("map.label")}
        aria-describedby="seat-map-keys"
        onKeyDown={onKeyDown}
        onBlur={() => setFocused(-1)}
        className="absolute inset-0 cursor-grab touch-none overflow-hidden select-none active:cursor-grabbing focus-visible:outline-offset-[-3px]"
      />
      <p id="seat-map-keys" className="sr-only">
        {t("map.keys")}
      </p>
      <p aria-live="polite" className="sr-only">
        {focused >= 0 ? describe(focused) : ""}
      </p>
      <p role="status" className="pointer-events-none absolute inset-x-0 top-3 flex justify-center px-3">
        {stale ? (
          <span className="rounded-full bg-warning-soft px-3 py-1 text-xs font-medium text-warning-ink">
            {t("map.stale")}
          </span>
        ) : null}
      </p>
      <MapControls engine={engine} fitted={moves.fitted} closest={moves.closest} />
      {engine && count > LARGE_HALL ? <Minimap engine={engine} bounds={bounds} shown={!moves.fitted} /> : null}
      <div
        ref={bubble}
        aria-hidden="true"
        hidden={shown < 0}
        className="pointer-events-none absolute top-0 left-0 z-10 w-max max-w-60 rounded-md bg-ink px-3 py-2 text-sm text-canvas shadow-2"
      >
        {shown >= 0 ? tooltip(shown) : null}
      </div>
    </div>
  );
}

/** Puts the bubble above its seat, below where there is no room, and never over the map's edges. */
function placeBubble(
  engine: MapEngine,
  bubble: HTMLDivElement | null,
  own: { width: number; height: number },
  seat: number,
): void {
  if (!bubble || seat < 0) return;
  const { x, y } = engine.placeOnScreen(seat);
  const { width } = engine.camera.size;
  const gap = Math.max(8, engine.seatDiameter / 2 + 8);
  const left = Math.min(width - own.width - 6, Math.max(6, x - own.width / 2));
  const above = y - gap - own.height;
  bubble.style.transform = `translate(${Math.round(left)}px, ${Math.round(above < 6 ? y + gap : above)}px)`;
}
