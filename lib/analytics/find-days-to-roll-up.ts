import "server-only";
import { query } from "@/lib/platform/db";

/** Days that are counted again each time: what happened late, and what was counted while the day was not over. */
const RECENT_DAYS = 3;
/** So many days are counted at once. */
const CHUNK_DAYS = 31;

/**
 * The spans of days, from and to, that are to be counted now: the last three, and all since the newest that was ever
 * counted, which is everything the first time. By the database's clock; the newest day is that of where it is already
 * tomorrow.
 */
export async function findDaysToRollUp(): Promise<[from: string, to: string][]> {
  const rows = await query<{ from: string; to: string }>(
    `WITH known AS (
       SELECT (now() + interval '14 hours')::date AS today,
         coalesce((SELECT max(day) FROM sales_days), (SELECT min(confirmed_at)::date - 1 FROM bookings WHERE confirmed_at IS NOT NULL)) AS newest
     )
     SELECT d::date::text AS "from", least(d::date + ${CHUNK_DAYS - 1}, today)::text AS "to"
     FROM known, generate_series(least(newest, today - ${RECENT_DAYS}), today, interval '${CHUNK_DAYS} days') AS d
     WHERE newest IS NOT NULL ORDER BY d`,
  );
  return rows.map(({ from, to }) => [from, to]);
}
