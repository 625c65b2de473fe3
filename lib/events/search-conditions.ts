import "server-only";
import type { EventFilters } from "@/lib/schemas/events";

const isDay = (text: string) => text.length === 10;

/** The filters, all but `q`, as SQL over listings l; `value` takes a value and answers its placeholder. */
export function searchConditions(filters: EventFilters, value: (given: unknown) => string): string[] {
  const where: string[] = [];
  const { from, to, minPrice, maxPrice } = filters;
  if (!from) where.push("l.over_at > now()");
  else if (isDay(from)) {
    const day = value(from);
    // no zone is further ahead than 14 hours: lets the walk in order of time begin there
    where.push(`l.day >= ${day}::date`, `l.starts_at >= ${day}::date - interval '15 hours'`);
  } else where.push(`l.starts_at >= ${value(from)}`);
  if (to && isDay(to)) {
    const day = value(to);
    where.push(`l.day <= ${day}::date`, `l.starts_at <= ${day}::date + interval '37 hours'`);
  } else if (to) where.push(`l.starts_at <= ${value(to)}`);

  if (maxPrice !== undefined) where.push(`l.min_price <= ${value(maxPrice)}`);
  if (minPrice !== undefined) where.push(`l.max_price >= ${value(minPrice)}`);
  if (minPrice !== undefined && maxPrice !== undefined) {
    where.push(
      `EXISTS (SELECT FROM unnest(l.prices) AS price WHERE price BETWEEN ${value(minPrice)} AND ${value(maxPrice)})`,
    );
  }
  if (filters.currency) {
    where.push(`EXISTS (SELECT FROM events e WHERE e.key = l.event_key AND e.currency = ${value(filters.currency)})`);
  }
  if (filters.available !== undefined) where.push(filters.available ? "NOT l.sold_out" : "l.sold_out");
  if (filters.venue) {
    const venue = value(filters.venue);
    where.push(`l.venue_id = (SELECT id FROM venues WHERE id = ${venue} OR slug = ${venue} LIMIT 1)`);
  }
  if (filters.organizer) {
    const organizer = value(filters.organizer);
    where.push(`l.organizer_id = (SELECT id FROM organizers WHERE id = ${organizer} OR slug = ${organizer} LIMIT 1)`);
  }
  if (filters.city) where.push(`l.city = search_key(${value(filters.city)})`);
  if (filters.artist) where.push(`l.artists @> ARRAY[search_key(${value(filters.artist)})]`);
  if (filters.tag) where.push(`l.tags @> ARRAY[search_key(${value(filters.tag)})]`);
  if (filters.category) where.push(`l.category = ${value(filters.category)}`);
  return where;
}
