import "server-only";
import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { onChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";
import { getSoldEventRecordOrThrow, isOrganizerThere } from "./get-event-or-throw";
import { readTerms, type TermColumns } from "./price-terms";

/** What the hot path needs to know of an event: nothing here decides about a seat. */
export interface Sale {
  id: string;
  key: number;
  currency: string;
  holdSeconds: number;
  maxPerBuyer: number;
  seatMapId: string | null;
  orphanRule: boolean;
  tiers: { id: string; no: number; name: string; price: number; seated: boolean }[];
  /** Fees, tax and the discount for groups. */
  terms: TermColumns;
  /** False once the organizer was suspended or is gone: what was held before is served, nothing else. */
  open: boolean;
}

const cache = () =>
  once("events.sales", () => {
    const made = new LRUCache<string, Sale>({ max: 5_000, ttl: 10_000 });
    onChange((tags) => {
      for (const tag of tags) {
        if (tag === "*") made.clear();
        else if (tag.startsWith("event:")) made.delete(tag.slice("event:".length));
      }
    });
    return made;
  });

/** For whoever looks at an event or wants seats of it. @throws AppError not_found */
export async function getSaleOrThrow(eventId: string): Promise<Sale> {
  const sale = await readSaleOrThrow(eventId);
  if (!sale.open) throw notFound("event");
  return sale;
}

async function readSaleOrThrow(eventId: string): Promise<Sale> {
  const known = cache().get(eventId);
  if (known) return known;
  const event = await getSoldEventRecordOrThrow(eventId);
  const sale: Sale = {
    id: event.id,
    key: event.key,
    currency: event.currency,
    holdSeconds: event.holdSeconds ?? env().HOLD_SECONDS,
    maxPerBuyer: event.maxPerBuyer,
    seatMapId: event.seatMapId,
    orphanRule: event.orphanRule,
    tiers: event.tiers.map(({ id, no, name, price, seated }) => ({ id, no, name, price, seated })),
    terms: readTerms(event),
    open: isOrganizerThere(event),
  };
  cache().set(event.id, sale);
  return sale;
}

/** By the event's short number, for who holds seats of it: also when its organizer was suspended meanwhile. @throws AppError not_found */
export async function getSaleByKeyOrThrow(eventKey: number): Promise<Sale> {
  const id = await idOfKey(eventKey);
  if (!id) throw notFound("event");
  return readSaleOrThrow(id);
}

const ids = () => once("events.ids", () => new LRUCache<number, string>({ max: 50_000 }));

async function idOfKey(eventKey: number): Promise<string | null> {
  const known = ids().get(eventKey);
  if (known) return known;
  const event = await db().event.findUnique({ where: { key: eventKey }, select: { id: true } });
  if (event) ids().set(eventKey, event.id);
  return event?.id ?? null;
}
