import "server-only";
import { AppError } from "@/lib/errors";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db, query } from "@/lib/platform/db";
import type { EventFilters, EventSummary } from "@/lib/schemas/events";
import { eventInclude } from "./event-record";
import { toSummaries } from "./event-view";
import { searchConditions } from "./search-conditions";

/**
 * Published events that match, soonest first unless sorted otherwise; without `from` only those that
 * are not over. `nextCursor` continues behind the last one, also when events were added meanwhile.
 * @throws AppError invalid_cursor
 */
export async function listEvents(filters: EventFilters): Promise<{ data: EventSummary[]; nextCursor: string | null }> {
  const sort = filters.sort ?? (filters.q ? "relevance" : "startsAt");
  const { where, values, position } = searchConditions(filters, sort);
  let after = "";
  if (filters.cursor) {
    const [cursorSort, value, id] = decodeCursor(filters.cursor, ["string", "number", "string"]);
    if (cursorSort !== sort) throw new AppError("invalid_cursor", "The cursor belongs to another order of the list.");
    values.push(value, id);
    after = `WHERE (position, id) > ($${values.length - 1}::float8, $${values.length}::text)`;
  }
  values.push(filters.limit + 1);
  const rows = await query<{ id: string; position: number }>(
    `SELECT id, position FROM (
       SELECT e.id, (${position})::float8 AS position
       FROM events e JOIN venues v ON v.id = e.venue_id WHERE ${where.join(" AND ")}
     ) AS found ${after} ORDER BY position, id LIMIT $${values.length}`,
    values,
  );
  const shown = rows.slice(0, filters.limit);
  const last = rows.length > filters.limit ? shown.at(-1) : undefined;
  return {
    data: await summariesOf(shown.map((row) => row.id)),
    nextCursor: last ? encodeCursor([sort, last.position, last.id]) : null,
  };
}

/** Summaries of these events, in this order. */
export async function summariesOf(ids: string[]): Promise<EventSummary[]> {
  const events = await db().event.findMany({ where: { id: { in: ids } }, include: eventInclude });
  const byId = new Map(events.map((event) => [event.id, event]));
  return toSummaries(ids.map((id) => byId.get(id)).filter((event) => event !== undefined));
}
