import "server-only";
import { query } from "@/lib/platform/db";
import { errorFields, log } from "@/lib/platform/log";
import { inWaves, type Waves } from "@/lib/platform/waves";
import { trySendingRefund } from "./refund-payment";

/** Younger ones may just be on their way, sent by who recorded them. */
const REFUND_AGE_SECONDS = 30;

/**
 * Refunds r whose time to be sent has come. One that was refused rests as long as it had waited until then, a minute at
 * least and a day at most: longer than a call can take, so that no two tries of it meet.
 */
export const waitingRefunds = `FROM refunds r
  WHERE r.status = 'pending' AND r.created_at < now() - interval '${REFUND_AGE_SECONDS} seconds' AND NOT EXISTS (
    SELECT FROM work_failures f WHERE f.run_id = r.id
      AND f.at > now() - least(interval '1 day', greatest(interval '1 minute', f.at - r.created_at)))`;

/** Sends refunds that an outage or a crash left behind, and goes on after an id. */
export function sendWaitingRefunds(after = ""): Promise<Waves> {
  return inWaves(
    after,
    (from, most) =>
      query<{ id: string }>(`SELECT r.id ${waitingRefunds} AND r.id > $1 ORDER BY r.id LIMIT $2`, [from, most]),
    ({ id }) => trySendingRefund(id),
    ({ id }, error) => log.error("A refund could not be sent", { refundId: id, ...errorFields(error) }),
  );
}
