import { makeSheet } from "./canvas";
import type { MapContent } from "./map-painter";
import type { FontSource } from "./map-theme";
import type { MapFrame } from "./paint-ground";
import type { PainterAnswer, PainterOrder } from "./painter-orders";

/** Paints frames one after the other; who asks again before the answer gets both. */
export interface Painter {
  setContent(content: Partial<MapContent>): void;
  /** Resolves with the picture and the time it took; never rejects, but may never resolve once closed. */
  paint(frame: MapFrame): Promise<{ picture: ImageBitmap; spent: number }>;
  /** Called when a font has come, after which everything looks a little different. */
  onFont: () => void;
  close(): void;
}

let spare: Worker | null = null;

/** Starts the worker while the layout is still on its way. */
export function warmPainter(font: FontSource | null): void {
  if (spare || !canPaintAside()) return;
  spare = new Worker(new URL("./painter.worker.ts", import.meta.url), { type: "module" });
  if (font) tell(spare, { kind: "font", font });
}

/** A painter in a worker, or in the page where the browser cannot paint in workers. */
export function openPainter(content: MapContent, font: FontSource | null): Painter {
  if (!canPaintAside()) return pagePainter(content);
  warmPainter(font);
  const worker = spare;
  spare = null;
  return worker ? workerPainter(worker, content) : pagePainter(content);
}

function canPaintAside(): boolean {
  return typeof Worker !== "undefined" && typeof OffscreenCanvas !== "undefined";
}

function tell(worker: Worker, order: PainterOrder): void {
  worker.postMessage(order);
}

function workerPainter(worker: Worker, content: MapContent): Painter {
  const waiting = new Map<number, (answer: { picture: ImageBitmap; spent: number }) => void>();
  let last = 0;
  const painter: Painter = {
    setContent: (change) => tell(worker, { kind: "content", content: change }),
    paint: (frame) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve);
        tell(worker, { kind: "paint", id: last, frame });
      }),
    onFont: () => {},
    close: () => worker.terminate(),
  };
  worker.onmessage = ({ data }: MessageEvent<PainterAnswer>) => {
    if (data.kind === "font") painter.onFont();
    else {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    }
  };
  painter.setContent(content);
  return painter;
}

function pagePainter(first: MapContent): Painter {
  let content = first;
  const sheet = makeSheet(1, 1);
  // Few browsers need it, so that the others do not load it.
  const loading = import("./map-painter").then(({ MapPainter }) => new MapPainter(first));
  return {
    setContent: (change) => {
      content = { ...content, ...change };
    },
    paint: async (frame) => {
      const painter = await loading;
      const started = performance.now();
      painter.content = content;
      painter.paint(sheet, frame);
      return { picture: await createImageBitmap(sheet), spent: performance.now() - started };
    },
    onFont: () => {},
    close: () => {},
  };
}
