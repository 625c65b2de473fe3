import "server-only";
import { LRUCache } from "lru-cache";
import { query } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";
import { type SeatChange, SeatStates } from "./seat-states";

const known = () => once("inventory.seat-states", () => new LRUCache<number, SeatStates>({ max: 500 }));

/** The seats of an event as this process sees them, at most `maxAgeMs` behind the database. */
export async function seatStates(eventKey: number, maxAgeMs = 2_000): Promise<SeatStates> {
  let states = known().get(eventKey);
  if (!states) {
    states = new SeatStates(eventKey);
    known().set(eventKey, states);
  }
  return states.refresh(maxAgeMs);
}

/** Tells the picture of an event, if this process has one, what was committed. */
export function noteChange(eventKey: number, change: SeatChange): void {
  known().get(eventKey)?.apply(change);
}

/** 2 bits a seat in layout order, least significant first; base64. */
export function encodeAvailability(states: Uint8Array): string {
  const bytes = Buffer.alloc(Math.ceil(states.length / 4));
  states.forEach((state, no) => {
    bytes[no >> 2] = (bytes[no >> 2] ?? 0) | (state << ((no & 3) * 2));
  });
  return bytes.toString("base64");
}

type Counts = Map<number, { left: number; total: number }>;
const counted = () =>
  once("inventory.counts", () => new LRUCache<number, Counts>({ max: 10_000, ttl: 5_000, allowStale: false }));

/** Free and sellable places by tier number for many events; up to five seconds old. */
export async function countPlaces(eventKeys: number[]): Promise<Map<number, Counts>> {
  const cache = counted();
  const known = new Map(eventKeys.map((key) => [key, cache.get(key)]));
  const missing = eventKeys.filter((key) => !known.get(key));
  const fresh = new Map<number, Counts>(missing.map((key) => [key, new Map()]));
  if (missing.length > 0) {
    const rows = await query<{ event: number; tier: number; left: number; total: number }>(
      `SELECT event_key AS event, tier_no AS tier, count(*)::int AS total,
         count(*) FILTER (WHERE state = 0 AND (hold_id IS NULL OR held_until <= now()))::int AS left
       FROM seats WHERE event_key = ANY($1) GROUP BY 1, 2`,
      [missing],
    );
    for (const row of rows) fresh.get(row.event)?.set(row.tier, { left: row.left, total: row.total });
    for (const [key, counts] of fresh) cache.set(key, counts);
  }
  return new Map(eventKeys.map((key) => [key, known.get(key) ?? fresh.get(key) ?? new Map()]));
}
