import "server-only";
import { query } from "@/lib/platform/db";
import { firstIdAt } from "@/lib/platform/ids";
import { once } from "@/lib/platform/once";

/** Looked at again beyond the last round: what was committed late, and clocks that differ a little. */
const MARGIN_MS = 15_000;
/** So far back looks the first round of a process. */
const FIRST_MS = 15 * 60_000;
const MOST_HOLDS = 5_000;
const MOST_CHANGES = 2_000;
/** Sold-out events, and others in turn, that are looked at again in each round although nothing speaks for a change. */
const IN_TURN = 20;
/** Words that are looked at in each round, whether any listing has them still. */
const WORDS_IN_TURN = 50;

interface Progress {
  /** When the last round began, by the clock that ids carry. */
  at: number;
  history: number;
  soldOut: number;
  listing: number;
  word: number;
  name: number;
}

const progress = () =>
  once<Progress>("events.listings", () => ({
    at: 0,
    history: 0,
    soldOut: 0,
    listing: 0,
    word: 0,
    name: 0,
  }));

/**
 * One round of keeping what the public searches, filters and sorts by (listings) behind the sales: places left and
 * booked of events where something was held, booked, given back or expired since the last round. The hot statements
 * know nothing of it. Sold-out events take turns, so that one whose hold was released comes back; all others
 * do too, which puts right in some hours whatever went past the triggers. Ended holds count whether they were
 * settled already or not; those that were given back or booked are told by what came of them.
 */
export async function refreshListings(): Promise<void> {
  const state = progress();
  const now = Date.now();
  const since = Math.max(Math.min(state.at, now), now - FIRST_MS) - MARGIN_MS;
  state.at = now;
  const [changed] = await query<{
    ids: string[] | null;
    history: number | null;
    soldOut: number | null;
    listing: number | null;
  }>(
    `WITH held AS (
       SELECT event_key FROM holds WHERE id >= $1 ORDER BY id DESC LIMIT ${MOST_HOLDS}
     ), ended AS (
       (SELECT event_key FROM holds WHERE status = 0
          AND expires_at BETWEEN now() - $5 * interval '1 ms' AND now() ORDER BY expires_at DESC LIMIT ${MOST_HOLDS})
       UNION ALL
       (SELECT event_key FROM holds WHERE status = 3
          AND expires_at BETWEEN now() - $5 * interval '1 ms' AND now() ORDER BY expires_at DESC LIMIT ${MOST_HOLDS})
     ), happened AS (
       SELECT id, booking_id FROM booking_history WHERE id > $2 ORDER BY id DESC LIMIT ${MOST_CHANGES}
     ), sold_out AS (
       SELECT event_key FROM listings WHERE sold_out AND event_key > $3 AND over_at > now() ORDER BY event_key LIMIT ${IN_TURN}
     ), in_turn AS (
       SELECT key FROM events WHERE key > $4 ORDER BY key LIMIT ${IN_TURN}
     )
     SELECT
       (SELECT array_agg(id) FROM events WHERE key IN (
          SELECT event_key FROM held UNION SELECT event_key FROM ended
          UNION SELECT b.event_key FROM happened h JOIN bookings b ON b.id = h.booking_id
          UNION SELECT event_key FROM sold_out UNION SELECT key FROM in_turn)) AS ids,
       (SELECT max(id) FROM happened) AS history,
       (SELECT max(event_key) FROM sold_out) AS "soldOut",
       (SELECT max(key) FROM in_turn) AS listing`,
    // numbers are given out in another order than they are committed in
    [firstIdAt("hold", since), Math.max(0, state.history - 200), state.soldOut, state.listing, now - since],
  );
  state.history = changed?.history ?? state.history;
  state.soldOut = changed?.soldOut ?? 0;
  state.listing = changed?.listing ?? 0;
  await listAgain(changed?.ids ?? []);
  state.word = await forget(
    "search_words",
    "NOT search_word_listed(s.word) OR EXISTS (SELECT FROM search_words d WHERE d.word = s.word AND d.id < s.id)",
    state.word,
  );
  state.name = await forget(
    "search_names",
    `s.kind <> 'venue' AND NOT search_name_listed(s.kind, s.key, '-infinity')
       OR EXISTS (SELECT FROM search_names d WHERE d.kind = s.kind AND d.key = s.key AND d.id < s.id)`,
    state.name,
  );
}

/** Deletes those of the next rows that no listing has any more, or that are there twice; answers where to go on. */
async function forget(table: "search_words" | "search_names", obsolete: string, after: number): Promise<number> {
  const [row] = await query<{ last: number | null }>(
    `WITH turn AS MATERIALIZED (SELECT id FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${WORDS_IN_TURN}),
       gone AS (DELETE FROM ${table} s WHERE s.id IN (SELECT id FROM turn) AND (${obsolete}))
     SELECT max(id) AS last FROM turn`,
    [after],
  );
  return row?.last ?? 0;
}

/** Writes the listings of these events anew, now. */
export async function listAgain(eventIds: string[]): Promise<void> {
  for (let i = 0; i < eventIds.length; i += 50) {
    await query("SELECT list_events($1)", [eventIds.slice(i, i + 50)]);
  }
}
