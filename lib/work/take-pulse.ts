import "server-only";
import { CAPTURE_AGE_SECONDS } from "@/lib/bookings/capture-payments";
import { GRACE_SECONDS } from "@/lib/bookings/hold-grace";
import { waitingRefunds } from "@/lib/payments/send-waiting-refunds";
import { query } from "@/lib/platform/db";

export interface Announcement {
  /** Of its row in the outbox. */
  id: number;
  topic: string;
  payload: unknown;
  /** When it was announced, milliseconds. */
  at: number;
}

export type DueKind = "holds" | "checkouts" | "stranded" | "refunds" | "captures";

export interface Pulse {
  /** By id; transactions commit in another order than they got their ids, so none is skipped for being older. */
  waiting: Announcement[];
  due: DueKind[];
  /** The database's time, milliseconds. */
  now: number;
}

/** So many are handed on at once. */
export const MOST_ANNOUNCED = 200;

/** One that is left alone is looked at again when it is so old. */
export const LEFT_ALONE_MINUTES = 10;

/**
 * By kind, whether anything is there to do. Each is answered by the first entries of a partial index. A hold is looked up
 * for each pending booking: joined, the planner may find it cheaper to read all holds there ever were.
 */
const due: Record<DueKind, string> = {
  holds: `SELECT FROM holds h WHERE h.status = 0 AND h.expires_at < now() - interval '${GRACE_SECONDS} seconds'
    AND NOT EXISTS (SELECT FROM bookings b WHERE b.hold_id = h.id AND b.status = 'pending')`,
  checkouts: `SELECT FROM bookings b JOIN holds h ON h.id = b.hold_id
    WHERE b.status = 'pending' AND h.status = 0 AND h.expires_at < now() - interval '${GRACE_SECONDS} seconds'`,
  stranded: `SELECT FROM bookings b
    WHERE b.status = 'pending' AND (SELECT h.status FROM holds h WHERE h.id = b.hold_id) IN (1, 3)`,
  refunds: `SELECT ${waitingRefunds}`,
  captures: `SELECT FROM payments WHERE status = 'authorized' AND updated_at < now() - interval '${CAPTURE_AGE_SECONDS} seconds'`,
};
const kinds = Object.keys(due) as DueKind[];

export const pulseStatement = `SELECT (extract(epoch FROM now()) * 1000)::int8 AS now,
  (SELECT json_agg(w) FROM (
     SELECT id, topic, payload, (extract(epoch FROM created_at) * 1000)::int8 AS at FROM outbox
     WHERE dispatched_at IS NULL
       AND (created_at < now() - interval '${LEFT_ALONE_MINUTES} minutes' OR id NOT IN (SELECT unnest($2::int8[])))
     ORDER BY id LIMIT ${MOST_ANNOUNCED}) w) AS waiting,
  ${kinds.map((kind) => `$1::boolean AND EXISTS (${due[kind]}) AS ${kind}`).join(",\n  ")}`;

/**
 * What waits to be announced, and with `look` the kinds of work whose time has come, in one statement that is cheap
 * when there is nothing. Announcements of `leftAlone`, ids, are not among them for LEFT_ALONE_MINUTES.
 */
export async function takePulse(look: boolean, leftAlone: number[] = []): Promise<Pulse> {
  const [row] = await query<{ waiting: Announcement[] | null; now: number } & Record<DueKind, boolean>>(
    pulseStatement,
    [look, leftAlone],
    "pulse",
  );
  return { waiting: row?.waiting ?? [], due: kinds.filter((kind) => row?.[kind]), now: row?.now ?? 0 };
}
