import "server-only";
import { createHash } from "node:crypto";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";

/**
 * SHA-256 (hexadecimal) of a layout's canonical JSON: keys sorted, absent fields left out, no white
 * space. The same for equal layouts, however their objects were built, stored or read back.
 */
export function layoutHash(layout: SeatMapLayout): string {
  return createHash("sha256").update(JSON.stringify(layout, sortKeys)).digest("hex");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
