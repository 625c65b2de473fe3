import "server-only";
import { env } from "@/lib/env";
import { countPlaces } from "@/lib/inventory/availability";
import { type EventDetail, type EventSummary, eventStatus, refundPolicy } from "@/lib/schemas/events";
import type { EventRecord } from "./event-record";
import { toTermsView } from "./price-terms";

type Counts = Map<number, { left: number; total: number }>;

/** Under this share of its capacity an event has "few" left. */
const FEW = 0.1;

/** When sales end unless the organizer says otherwise: at the start. */
export function salesEnd(event: { salesEndAt: Date | null; startsAt: Date }): Date {
  return event.salesEndAt ?? event.startsAt;
}

function isOnSale(event: EventRecord, now: Date): boolean {
  return (
    event.status === "published" && (event.salesStartAt === null || event.salesStartAt <= now) && salesEnd(event) > now
  );
}

export function toSummary(event: EventRecord, counts: Counts, now = new Date()): EventSummary {
  const prices = event.tiers.map((tier) => tier.price);
  const total = (of: "left" | "total") => [...counts.values()].reduce((sum, count) => sum + count[of], 0);
  const seatsLeft = total("left");
  const capacity = total("total");
  return {
    id: event.id,
    slug: event.slug,
    title: event.title,
    category: event.category,
    tags: event.tags,
    artists: event.artists,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt?.toISOString() ?? null,
    timeZone: event.timeZone,
    status: eventStatus.parse(event.status),
    venue: toVenueSummary(event.venue),
    currency: event.currency,
    priceRange:
      prices.length === 0
        ? null
        : {
            min: { amount: Math.min(...prices), currency: event.currency },
            max: { amount: Math.max(...prices), currency: event.currency },
          },
    capacity,
    seatsLeft,
    availability: !isOnSale(event, now)
      ? "not_on_sale"
      : seatsLeft === 0
        ? "sold_out"
        : seatsLeft <= capacity * FEW
          ? "few"
          : "available",
    imageUrl: event.imageUrl,
  };
}

export function toVenueSummary(venue: EventRecord["venue"]): EventSummary["venue"] {
  const { id, slug, name, address, city, country, timeZone } = venue;
  return { id, slug, name, address, city, country, timeZone };
}

export function toDetail(event: EventRecord, counts: Counts, now = new Date()): EventDetail {
  return {
    ...toSummary(event, counts, now),
    description: event.description,
    organizer: { id: event.organizer.id, slug: event.organizer.slug, name: event.organizer.name },
    tiers: event.tiers.map((tier) => ({
      id: tier.id,
      name: tier.name,
      price: { amount: tier.price, currency: event.currency },
      capacity: tier.capacity,
      left: counts.get(tier.no)?.left ?? 0,
      seated: tier.seated,
      seatCategories: tier.seatCategories,
    })),
    seatMap: event.seatMap && {
      id: event.seatMap.id,
      version: event.seatMap.version,
      seats: event.seatMap.seatCount,
      url: `/api/v1/events/${event.id}/seat-map?hash=${event.seatMap.hash}`,
    },
    salesStartAt: event.salesStartAt?.toISOString() ?? null,
    salesEndAt: event.salesEndAt?.toISOString() ?? null,
    maxPerBuyer: event.maxPerBuyer,
    holdSeconds: event.holdSeconds ?? env().HOLD_SECONDS,
    orphanRule: event.orphanRule,
    refundPolicy: event.refundPolicy === null ? null : refundPolicy.parse(event.refundPolicy),
    ...toTermsView(event),
    publishedAt: event.publishedAt?.toISOString() ?? null,
  };
}

/** Summaries with what is left, for a list of records in its order. */
export async function toSummaries(events: EventRecord[]): Promise<EventSummary[]> {
  const counts = await countPlaces(events.map((event) => event.key));
  return events.map((event) => toSummary(event, counts.get(event.key) ?? new Map()));
}

export async function withCounts(event: EventRecord): Promise<EventDetail> {
  const counts = await countPlaces([event.key]);
  return toDetail(event, counts.get(event.key) ?? new Map());
}
