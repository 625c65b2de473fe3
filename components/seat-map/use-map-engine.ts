"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { seatStates } from "@/lib/shared/seat-codec";
import { MapEngine, type MapListener } from "./map-engine";
import { findFontSource, readMapTheme, watchTheme } from "./map-theme";
import type { Marks } from "./mark-layer";
import type { SeatModel } from "./seat-model";
import type { AvailabilityFeed } from "./use-availability";

export interface MapInput {
  model: SeatModel;
  feed: AvailabilityFeed;
  shown: Uint8Array;
  marks: Pick<Marks, "chosen" | "kept" | "suggested" | "orphans">;
}

/** The map's engine on an element of the page, fed with what changes. Null before the first effect. */
export function useMapEngine(
  stage: RefObject<HTMLElement | null>,
  { model, feed, shown, marks }: MapInput,
  listener: MapListener,
): MapEngine | null {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const latest = useRef({ feed, shown, listener });
  const before = useRef(feed);
  useLayoutEffect(() => {
    latest.current = { feed, shown, listener };
  });

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const colors = model.areas.flatMap((area) => [area.color, area.borderColor ?? area.color]);
    const content = {
      model,
      theme: readMapTheme(colors),
      states: latest.current.feed.states,
      shown: latest.current.shown,
    };
    const made = new MapEngine(element, content, findFontSource(), {
      pick: (seat) => latest.current.listener.pick(seat),
      point: (seat) => latest.current.listener.point(seat),
      move: () => latest.current.listener.move(),
      ready: () => latest.current.listener.ready(),
    });
    before.current = latest.current.feed;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) made.resize(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    const stopWatching = watchTheme(() => made.change({ theme: readMapTheme(colors) }));
    setEngine(made);
    return () => {
      setEngine(null);
      stopWatching();
      observer.disconnect();
      made.destroy();
    };
  }, [model, stage]);

  useEffect(() => {
    const old = before.current;
    if (!engine || old === feed) return;
    before.current = feed;
    const lost = (seat: number) =>
      old.states[seat] === seatStates.available && feed.states[seat] !== seatStates.available;
    engine.change({ states: feed.states }, old.arrived ? feed.changed.filter(lost) : []);
  }, [engine, feed]);
  useEffect(() => engine?.change({ shown }), [engine, shown]);
  useEffect(() => engine?.mark(marks), [engine, marks]);
  return engine;
}
