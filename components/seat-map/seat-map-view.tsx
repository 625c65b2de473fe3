"use client";

import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Direction } from "./grid-index";
import { MapControls } from "./map-controls";
import { MapEngine } from "./map-engine";
import { readMapTheme, watchTheme } from "./map-theme";
import { Minimap } from "./minimap";
import type { SeatModel } from "./seat-model";
import type { AvailabilityFeed } from "./use-availability";

/** From so many seats on a small picture of the whole map helps to stay oriented. */
const LARGE_HALL = 3000;

const arrows: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** As an application, it gets the arrow keys that screen readers otherwise keep to themselves. */
const operatedByKeys = { role: "application", tabIndex: 0 };

/**
 * The hall as a picture to pick seats on, by mouse, touch or keyboard. Whoever cannot use a picture
 * has the list beside it, which does the same.
 */
export function SeatMapView({
  model,
  feed,
  stale,
  chosen,
  kept,
  matches,
  describe,
  onPick,
  tooltip,
}: {
  model: SeatModel;
  feed: AvailabilityFeed;
  /** True when what is shown may be old. */
  stale: boolean;
  chosen: ReadonlySet<number>;
  /** Seats that an earlier hold keeps for this reader. */
  kept: ReadonlySet<number>;
  /** False for seats that the reader filtered out. */
  matches: (seat: number) => boolean;
  /** A seat in words, for screen readers: place, tier, price, state. */
  describe: (seat: number) => string;
  onPick: (seat: number) => void;
  tooltip: (seat: number) => ReactNode;
}) {
  const t = useTranslations("seats");
  const canvas = useRef<HTMLCanvasElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [pointed, setPointed] = useState(-1);
  const [focused, setFocused] = useState(-1);
  const [moves, setMoves] = useState({ fitted: true, closest: false });
  const latest = useRef({ feed, matches, onPick, pointed, focused });
  useLayoutEffect(() => {
    latest.current = { feed, matches, onPick, pointed, focused };
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const content = {
      model,
      theme: readMapTheme(),
      states: latest.current.feed.states,
      matches: latest.current.matches,
    };
    const made = new MapEngine(element, content, {
      pick: (seat) => latest.current.onPick(seat),
      point: setPointed,
      move: () => {
        placeBubble(
          made,
          bubble.current,
          latest.current.pointed >= 0 ? latest.current.pointed : latest.current.focused,
        );
        const { isFitted, isClosest } = made.camera;
        setMoves((now) =>
          now.fitted === isFitted && now.closest === isClosest ? now : { fitted: isFitted, closest: isClosest },
        );
      },
    });
    const observer = new ResizeObserver(([entry]) => {
      if (entry) made.resize(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    const stopWatching = watchTheme(() => made.setTheme(readMapTheme()));
    setEngine(made);
    return () => {
      setEngine(null);
      stopWatching();
      observer.disconnect();
      made.destroy();
    };
  }, [model]);

  useEffect(() => engine?.setStates(feed.states, feed.changed), [engine, feed]);
  useEffect(() => engine?.setChosen(chosen, kept), [engine, chosen, kept]);
  useEffect(() => engine?.setMatches(matches), [engine, matches]);
  useEffect(() => engine?.setFocused(focused), [engine, focused]);

  const shown = pointed >= 0 ? pointed : focused;
  useEffect(() => {
    if (engine) placeBubble(engine, bubble.current, shown);
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

  return (
    <div className="relative size-full overflow-hidden bg-sunken">
      <canvas
        ref={canvas}
        {...operatedByKeys}
        aria-label={t("map.label")}
        aria-describedby="seat-map-keys"
        onKeyDown={onKeyDown}
        onBlur={() => setFocused(-1)}
        className="block size-full cursor-grab touch-none select-none active:cursor-grabbing focus-visible:outline-offset-[-3px]"
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
      {engine && model.table.count > LARGE_HALL && !moves.fitted ? (
        <Minimap engine={engine} bounds={model.table.bounds} />
      ) : null}
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
function placeBubble(engine: MapEngine, bubble: HTMLDivElement | null, seat: number): void {
  if (!bubble || seat < 0) return;
  const { x, y } = engine.placeOnScreen(seat);
  const { width } = engine.camera.size;
  const gap = Math.max(8, engine.seatDiameter / 2 + 8);
  const left = Math.min(width - bubble.offsetWidth - 6, Math.max(6, x - bubble.offsetWidth / 2));
  const above = y - gap - bubble.offsetHeight;
  bubble.style.transform = `translate(${Math.round(left)}px, ${Math.round(above < 6 ? y + gap : above)}px)`;
}
