import "server-only";
import { AppError } from "@/lib/errors";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import type { EventFilters, EventSummary } from "@/lib/schemas/events";
import { eventInclude } from "./event-record";
import { toSummaries } from "./event-view";
import { type EventSort, findListings, type Position } from "./find-listings";

/**
 * Published events that match, soonest first unless sorted otherwise; without `from` only those that
 * are not over. `nextCursor` continues behind the last one, also when events were added meanwhile. The numbers
 * of each are live; those that it is filtered and sorted by (what is left, how much was sold) some seconds old.
 * @throws AppError invalid_cursor
 */
export async function listEvents(filters: EventFilters): Promise<{ data: EventSummary[]; nextCursor: string | null }> {
  const sort = filters.sort ?? (filters.q ? "relevance" : "startsAt");
  const after = filters.cursor ? readCursor(filters.cursor, sort) : null;
  const found = await findListings(filters, sort, filters.limit + 1, after);
  const shown = found.slice(0, filters.limit);
  const last = found.length > filters.limit ? shown.at(-1) : undefined;
  return {
    data: await summariesOf(shown.map(({ id }) => id)),
    nextCursor: last ? encodeCursor([sort, last.rank, last.startsAt, last.id]) : null,
  };
}

/** The years 1 to 9999 in milliseconds; the database knows some more. */
const TIMES = { first: -62_135_596_800_000, last: 253_402_300_799_999 };

function readCursor(cursor: string, sort: EventSort): Position {
  const [ofSort, rank, startsAt, id] = decodeCursor(cursor, ["string", "number", "number", "string"]);
  if (ofSort !== sort) throw new AppError("invalid_cursor", "The cursor belongs to another order of the list.");
  const place = { rank: Number(rank), startsAt: Number(startsAt), id: String(id) };
  if ((place.rank | 0) !== place.rank || place.startsAt < TIMES.first || place.startsAt > TIMES.last) {
    throw new AppError("invalid_cursor", "The cursor is not from this list. Start again without it.");
  }
  return place;
}

/** Summaries of these events, in this order. */
export async function summariesOf(ids: string[]): Promise<EventSummary[]> {
  const events = await db().event.findMany({ where: { id: { in: ids } }, include: eventInclude });
  const byId = new Map(events.map((event) => [event.id, event]));
  return toSummaries(ids.map((id) => byId.get(id)).filter((event) => event !== undefined));
}
