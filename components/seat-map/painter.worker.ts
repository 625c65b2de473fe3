import { makeSheet, type Sheet } from "./canvas";
import { type MapContent, MapPainter } from "./map-painter";
import type { FontSource } from "./map-theme";
import type { MapFrame } from "./paint-ground";
import type { PainterAnswer, PainterOrder } from "./painter-orders";

// Paints the map beside the page: rastering tens of thousands of seats then never holds up a gesture.

interface Scope {
  onmessage: ((event: MessageEvent<PainterOrder>) => void) | null;
  postMessage(answer: PainterAnswer, transfer: Transferable[]): void;
  fonts?: FontFaceSet;
}
const scope = globalThis as unknown as Scope;
let painter: MapPainter | null = null;
const sheet: Sheet = makeSheet(1, 1);
/** Under a name of its own: letters that were looked up before it came stay what they were. */
const FONT = "seat-map-font";
let fontLoaded = false;

scope.onmessage = ({ data }) => {
  if (data.kind === "font") void load(data.font);
  else if (data.kind === "content") take(data.content);
  else paint(data.id, data.frame);
};

function take(change: Partial<MapContent>): void {
  const content = inFont(change);
  if (painter) painter.content = { ...painter.content, ...content };
  else painter = new MapPainter(content as MapContent);
}

function paint(id: number, frame: MapFrame): void {
  if (!painter || !("transferToImageBitmap" in sheet)) return;
  const started = performance.now();
  painter.paint(sheet, frame);
  const picture = sheet.transferToImageBitmap();
  scope.postMessage({ kind: "painted", id, picture, spent: performance.now() - started }, [picture]);
}

function inFont<T extends Partial<MapContent>>(content: T): T {
  if (!fontLoaded || !content.theme) return content;
  return { ...content, theme: { ...content.theme, font: `${FONT}, ${content.theme.font}` } };
}

async function load(source: FontSource): Promise<void> {
  try {
    const face = await new FontFace(FONT, source, { weight: "100 900" }).load();
    scope.fonts?.add(face);
    fontLoaded = true;
    if (painter) painter.content = inFont(painter.content);
    scope.postMessage({ kind: "font" }, []);
  } catch {
    // The system's own letters will do.
  }
}
