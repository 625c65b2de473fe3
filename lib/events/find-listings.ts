import "server-only";
import { query, type Row } from "@/lib/platform/db";
import type { EventFilters } from "@/lib/schemas/events";
import { nearWords } from "./near-words";
import { searchConditions } from "./search-conditions";
import { type Needle, nearbyWords, readNeedles, startedWords, wholeWords } from "./search-needles";

export type EventSort = NonNullable<EventFilters["sort"]>;

/** A place in a sorted list: what it is sorted by, then the start in milliseconds, then the id; all ascending. */
export interface Position {
  rank: number;
  startsAt: number;
  id: string;
}

type Columns = "title_words" | "name_words" | "all_words";
interface TextMatch {
  column: Columns;
  tsquery: string;
}

/** With fewer hits than this as they were typed, words that are near join in. */
const FEW = 3;

/** Words that so many listings have are soon met on the walk along the order. */
const COMMON = 300;

/** What a list is sorted by before the start; null: by nothing. */
const leads: Record<EventSort, string | null> = {
  startsAt: null,
  price: "l.min_price",
  popularity: "(-l.booked)",
  // of what was not searched for nothing is more relevant than the other
  relevance: null,
};

/** Places of listings that match, from behind `after`, at most `limit`. */
export async function findListings(
  filters: EventFilters,
  sort: EventSort,
  limit: number,
  after: Position | null,
): Promise<Position[]> {
  if (filters.q === undefined) return readPage(filters, [], leads[sort], limit, after);
  const needles = await readNeedles(filters.q);
  if (needles.length === 0) return [];
  if (sort === "relevance") return findByRelevance(filters, needles, "all_words", limit, after);
  return readPage(filters, [{ has: await anywhere(filters, needles) }], leads[sort], limit, after);
}

/** All that has these words anywhere; when that is few, also with words that are near. */
async function anywhere(filters: EventFilters, needles: Needle[]): Promise<TextMatch> {
  const typed: TextMatch = { column: "all_words", tsquery: startedWords(needles) };
  if (!(await areFew(filters, typed))) return typed;
  return { column: "all_words", tsquery: nearbyWords(needles, await nearWords(needles.flat(2))) };
}

/** How many listings match, counted up to `most`. */
export async function countListings(filters: EventFilters, most: number): Promise<number> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const where = searchConditions(filters, value);
  if (filters.q !== undefined) {
    const needles = await readNeedles(filters.q);
    if (needles.length === 0) return 0;
    const { column, tsquery } = await anywhere(filters, needles);
    where.push(`l.${column} @@ ${value(tsquery)}::tsquery`);
  }
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM listings l WHERE ${where.join(" AND ")} LIMIT ${value(most)}) AS hits`,
    values,
  );
  return row?.count ?? 0;
}

/**
 * The best first: what has all words in title and artists, then there as beginnings of words, then also in venue, city
 * and organizer, then anywhere down to `depth`; at last, when there are few of those, the same with words that are
 * only near. Events of one rank come soonest first. Ranks are read one after the other until the page is full: a
 * word that nearly all events have costs no more than one that few have, and a cursor says all about its place.
 */
export async function findByRelevance(
  filters: EventFilters,
  needles: Needle[],
  depth: Columns,
  limit: number,
  after: Position | null,
): Promise<Position[]> {
  const columns: Columns[] =
    depth === "all_words" ? ["title_words", "name_words", "all_words"] : ["title_words", "name_words"];
  const typed = columns.map((column) => ({ column, tsquery: startedWords(needles) }));
  const ranks: TextMatch[] = [{ column: "title_words", tsquery: wholeWords(needles) }, ...typed];
  const found: Position[] = [];
  const read = async (rank: number, match: TextMatch, without: (TextMatch | undefined)[]) => {
    if (found.length >= limit || (after && after.rank > rank)) return;
    const conditions = [{ has: match }, ...without.flatMap((other) => (other ? [{ hasNot: other }] : []))];
    const inRank = after?.rank === rank ? after : null;
    const rows = await readPage(filters, conditions, null, limit - found.length, inRank);
    found.push(...rows.map((row) => ({ ...row, rank })));
  };
  for (const [rank, match] of ranks.entries()) await read(rank, match, [ranks[rank - 1]]);
  const all = typed.at(-1);
  if (found.length >= limit || !all || !(await areFew(filters, all))) return found;
  const tsquery = nearbyWords(needles, await nearWords(needles.flat(2)));
  const near = columns.map((column) => ({ column, tsquery }));
  for (const [i, match] of near.entries()) await read(ranks.length + i, match, [all, near[i - 1]]);
  return found;
}

async function areFew(filters: EventFilters, match: TextMatch): Promise<boolean> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const where = [...searchConditions(filters, value), `l.${match.column} @@ ${value(match.tsquery)}::tsquery`];
  const [row] = await query<{ few: boolean }>(
    `SELECT count(*) < ${FEW} AS few FROM (SELECT FROM listings l WHERE ${where.join(" AND ")} LIMIT ${FEW}) AS hits`,
    values,
  );
  return row?.few ?? true;
}

/**
 * One page of listings in order. With words to match it asks the words' index first: what planners know of words that few
 * texts have is too little to choose between that and walking along the order, which takes long when nothing is there.
 */
async function readPage(
  filters: EventFilters,
  matches: ({ has: TextMatch } | { hasNot: TextMatch })[],
  lead: string | null,
  limit: number,
  after: Position | null,
): Promise<Position[]> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const where = searchConditions(filters, value);
  for (const match of matches) {
    const { column, tsquery } = "has" in match ? match.has : match.hasNot;
    where.push(`${"has" in match ? "" : "NOT "}l.${column} @@ ${value(tsquery)}::tsquery`);
  }
  const keys = [lead ?? "0", "l.starts_at", "l.event_id"];
  const order = lead ? keys : keys.slice(1);
  if (after) {
    const place = [
      ...(lead ? [`${value(after.rank)}::int`] : []),
      `to_timestamp(${value(after.startsAt)}::float8 / 1000)`,
    ];
    where.push(`(${order.join(", ")}) > (${place.join(", ")}, ${value(after.id)}::text)`);
  }
  const listings = `SELECT ${keys[0]} AS rank, l.starts_at, l.event_id FROM listings l WHERE ${where.join(" AND ")}`;
  const shown = `event_id AS id, rank, (extract(epoch FROM starts_at) * 1000)::float8 AS "startsAt"`;
  if (matches.length > 0) {
    const rows = await query<Position & Row & { all: number }>(
      `WITH hits AS MATERIALIZED (${listings} LIMIT ${COMMON})
       SELECT ${shown}, (SELECT count(*) FROM hits) AS all FROM hits ORDER BY rank, starts_at, event_id LIMIT ${value(limit)}`,
      values,
    );
    if ((rows[0]?.all ?? 0) < COMMON) return rows;
    values.pop();
  }
  return query<Position & Row>(
    `SELECT ${shown} FROM (${listings} ORDER BY ${order.join(", ")} LIMIT ${value(limit)}) AS listed`,
    values,
  );
}
