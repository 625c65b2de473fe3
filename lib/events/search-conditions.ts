import "server-only";
import type { EventFilters } from "@/lib/schemas/events";

export type EventSort = NonNullable<EventFilters["sort"]>;

const words = "lower(unaccent(e.title || ' ' || array_to_string(e.artists, ' ') || ' ' || v.name || ' ' || v.city))";
const prose = "lower(unaccent(e.description))";

/** How alike two words have to be, in shares of common trigrams: forgives one letter too few or too many in five. */
const ALIKE = 0.35;

/**
 * The filters as SQL over events e and venues v. `position` is a number to sort by, ascending, that
 * stays the same from page to page.
 */
export function searchConditions(
  filters: EventFilters,
  sort: EventSort,
): { where: string[]; values: unknown[]; position: string } {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const where = ["e.status IN ('published', 'postponed')", "e.deleted_at IS NULL"];
  const localDay = "(e.starts_at AT TIME ZONE e.time_zone)::date";
  const isDay = (text: string) => text.length === 10;

  if (filters.from) {
    where.push(
      isDay(filters.from) ? `${localDay} >= ${value(filters.from)}::date` : `e.starts_at >= ${value(filters.from)}`,
    );
  } else where.push("coalesce(e.ends_at, e.starts_at) > now()");
  if (filters.to) {
    where.push(isDay(filters.to) ? `${localDay} <= ${value(filters.to)}::date` : `e.starts_at <= ${value(filters.to)}`);
  }
  if (filters.minPrice !== undefined || filters.maxPrice !== undefined) {
    const least = value(filters.minPrice ?? 0);
    const most = value(filters.maxPrice ?? 100_000_000);
    where.push(`EXISTS (SELECT 1 FROM tiers t WHERE t.event_id = e.id AND t.price BETWEEN ${least} AND ${most})`);
  }
  if (filters.currency) where.push(`e.currency = ${value(filters.currency)}`);
  if (filters.available !== undefined) {
    where.push(`${filters.available ? "" : "NOT "}EXISTS (SELECT 1 FROM seats s WHERE s.event_key = e.key
      AND s.state = 0 AND (s.hold_id IS NULL OR s.held_until <= now()))`);
  }
  if (filters.venue) {
    const venue = value(filters.venue);
    where.push(`(v.id = ${venue} OR v.slug = ${venue})`);
  }
  if (filters.organizer) {
    const organizer = value(filters.organizer);
    where.push(`e.organizer_id IN (SELECT id FROM organizers WHERE id = ${organizer} OR slug = ${organizer})`);
  }
  if (filters.city) where.push(`lower(unaccent(v.city)) = lower(unaccent(${value(filters.city)}))`);
  if (filters.artist) {
    where.push(
      `EXISTS (SELECT 1 FROM unnest(e.artists) AS a(name) WHERE lower(a.name) = lower(${value(filters.artist)}))`,
    );
  }
  if (filters.tag) {
    where.push(`EXISTS (SELECT 1 FROM unnest(e.tags) AS t(name) WHERE lower(t.name) = lower(${value(filters.tag)}))`);
  }
  if (filters.category) where.push(`e.category = ${value(filters.category)}`);

  const needles = (filters.q ?? "").split(/\s+/).filter(Boolean).slice(0, 8);
  const scores = needles.map((needle) => {
    const word = `lower(unaccent(${value(needle)}))`;
    const inWords = `strpos(${words}, ${word}) > 0`;
    const inProse = `strpos(${prose}, ${word}) > 0`;
    where.push(`(${inWords} OR ${inProse} OR strict_word_similarity(${word}, ${words}) > ${ALIKE})`);
    return `CASE WHEN ${inWords} THEN 2 WHEN ${inProse} THEN 0.5 ELSE strict_word_similarity(${word}, ${words}) END`;
  });

  return { where, values, position: positionOf(sort, scores) };
}

function positionOf(sort: EventSort, scores: string[]): string {
  const soonest = "extract(epoch FROM e.starts_at)";
  switch (sort) {
    case "price":
      return "(SELECT coalesce(min(t.price), 2147483647) FROM tiers t WHERE t.event_id = e.id)";
    case "popularity":
      return `-(SELECT coalesce(sum(b.quantity), 0) FROM bookings b WHERE b.event_key = e.key AND b.status = 'confirmed')`;
    case "relevance":
      return scores.length > 0 ? `-round((${scores.join(" + ")})::numeric, 3)` : soonest;
    default:
      return soonest;
  }
}
