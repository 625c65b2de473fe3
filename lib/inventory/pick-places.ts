import "server-only";
import { query } from "@/lib/platform/db";

/**
 * Free places of a tier by a look at the rows themselves that waits for who is changing them: the
 * last word before "sold out". Picks, but does not hold.
 */
export async function pickWithWaiting(eventKey: number, tierNo: number, quantity: number): Promise<number[]> {
  const rows = await query<{ seatNo: number }>(
    `SELECT seat_no AS "seatNo" FROM seats
     WHERE event_key = $1 AND tier_no = $2 AND state = 0 AND (hold_id IS NULL OR held_until <= now())
     ORDER BY seat_no LIMIT $3 FOR NO KEY UPDATE`,
    [eventKey, tierNo, quantity],
  );
  return rows.map((row) => row.seatNo).sort((a, b) => a - b);
}
