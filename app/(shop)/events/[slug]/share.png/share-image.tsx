import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { ImageResponse } from "next/og";
import { ShareCard } from "@/components/events/share-card";
import type { EventDetail } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { SHARE_IMAGE, shareImageFacts } from "@/lib/shared/share-image-path";

/** Finished pictures, and those being made, by what they show: about 60 KB each. */
const pictures = new LRUCache<string, Promise<Uint8Array<ArrayBuffer>>>({ max: 300 });
/** One is drawn at a time, so that a crawler's rush leaves the processor to those who buy. */
let queue: Promise<unknown> = Promise.resolve();
let fonts: Promise<{ name: string; data: Buffer; weight: 500 | 600 }[]> | undefined;

/** The typeface from our own disk: the renderer would look for a missing one on the network. */
function readFonts() {
  const folder = join(process.cwd(), "node_modules", "geist", "dist", "fonts", "geist-sans");
  fonts ??= Promise.all([
    readFile(join(folder, "Geist-Medium.ttf")).then((data) => ({ name: "Geist", data, weight: 500 as const })),
    readFile(join(folder, "Geist-SemiBold.ttf")).then((data) => ({ name: "Geist", data, weight: 600 as const })),
  ]);
  return fonts;
}

async function draw(event: EventDetail, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const image = new ImageResponse(<ShareCard event={event} locale={locale} />, {
    ...SHARE_IMAGE,
    fonts: await readFonts(),
  });
  return new Uint8Array(await image.arrayBuffer());
}

/** An event's share image as a PNG. */
export function shareImage(event: EventDetail, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const key = shareImageFacts(event, locale);
  const known = pictures.get(key);
  if (known) return known;
  const made = queue.then(() => draw(event, locale));
  queue = made.catch(() => undefined);
  pictures.set(key, made);
  made.catch(() => pictures.delete(key));
  return made;
}
