import type { MapContent } from "./map-painter";
import type { FontSource } from "./map-theme";
import type { MapFrame } from "./paint-ground";

/** What the page tells the painter. Content comes before the first frame; later only what has changed. */
export type PainterOrder =
  | { kind: "font"; font: FontSource }
  | { kind: "content"; content: Partial<MapContent> }
  | { kind: "paint"; id: number; frame: MapFrame };

/** A painted frame; `spent` milliseconds of the painter's time. */
export type PainterAnswer = { kind: "painted"; id: number; picture: ImageBitmap; spent: number } | { kind: "font" };
