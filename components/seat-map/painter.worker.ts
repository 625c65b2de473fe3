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
let sheet: Sheet = makeSheet(1, 1);

scope.onmessage = ({ data }) => {
  if (data.kind === "font") void load(data.font);
  else if (data.kind === "content") take(data.content);
  else paint(data.id, data.frame);
};

function take(content: Partial<MapContent>): void {
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

async function load({ family, source }: FontSource): Promise<void> {
  try {
    const face = await new FontFace(family, source, { weight: "100 900" }).load();
    scope.fonts?.add(face);
    // The old sheet's pen has made up its mind about what these letters look like.
    sheet = makeSheet(1, 1);
    scope.postMessage({ kind: "font" }, []);
  } catch {
    // The system's own letters will do.
  }
}
