import "server-only";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { LRUCache } from "lru-cache";
import { notFound } from "@/lib/errors";
import type { HallRows } from "@/lib/inventory/best-available";
import { db } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";
import { type SeatMapLayout, seatMapLayout } from "@/lib/schemas/seat-map";
import { type SeatLines, seatLines } from "@/lib/shared/orphan-seats";
import { hallRows } from "./hall-rows";

/** Where a seat is, in words, by its index. */
export interface SeatLabels {
  section: string[];
  row: string[];
  number: string[];
  category: string[];
}

export interface KnownLayout {
  hash: string;
  layout: SeatMapLayout;
  labels: SeatLabels;
  /** Who sits beside whom, for the rule about single seats and for best available. */
  lines: SeatLines;
  rows: HallRows;
  /** The layout as JSON, and the same compressed with Brotli. */
  json: Buffer;
  brotli: Buffer;
}

const compress = promisify(brotliCompress);

const cache = () =>
  once("venues.layouts", () => {
    return new LRUCache<string, KnownLayout>({
      maxSize: 128 * 1024 * 1024,
      sizeCalculation: (known) => known.json.length * 4,
    });
  });

/** The layout of a seat map; immutable, so kept in memory. @throws AppError not_found */
export async function getLayoutOfMap(seatMapId: string): Promise<KnownLayout> {
  const known = cache().get(seatMapId);
  if (known) return known;
  const map = await db().seatMap.findUnique({ where: { id: seatMapId }, select: { hash: true, layout: true } });
  if (!map) throw notFound("seat map");
  const layout = seatMapLayout.parse(map.layout);
  const json = Buffer.from(JSON.stringify(layout));
  const brotli = await compress(json, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: json.length > 2_000_000 ? 6 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  });
  const lines = seatLines(layout);
  const made = { hash: map.hash, layout, labels: labelsOf(layout), lines, rows: hallRows(layout, lines), json, brotli };
  cache().set(seatMapId, made);
  return made;
}

export function labelsOf(layout: SeatMapLayout): SeatLabels {
  const labels: SeatLabels = { section: [], row: [], number: [], category: [] };
  for (const section of layout.sections) {
    for (const row of section.rows) {
      row.numbers.forEach((number, i) => {
        labels.section.push(section.name);
        labels.row.push(row.name);
        labels.number.push(number);
        labels.category.push(layout.categories[row.categories[i] ?? 0]?.name ?? "");
      });
    }
  }
  return labels;
}
