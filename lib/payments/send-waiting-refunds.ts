import "server-only";
import { query } from "@/lib/platform/db";
import { errorFields, log } from "@/lib/platform/log";
import { inWaves, type Waves } from "@/lib/platform/waves";
import { trySendingRefund } from "./refund-payment";

/** Younger ones may just be on their way, sent by who recorded them. */
export const REFUND_AGE_SECONDS = 30;

/** Sends refunds that an outage or a crash left behind, and goes on after an id. */
export function sendWaitingRefunds(after = ""): Promise<Waves> {
  return inWaves(
    after,
    (from, most) =>
      query<{ id: string }>(
        `SELECT id FROM refunds WHERE status = 'pending' AND created_at < now() - make_interval(secs => $1) AND id > $2
         ORDER BY id LIMIT $3`,
        [REFUND_AGE_SECONDS, from, most],
      ),
    ({ id }) => trySendingRefund(id),
    ({ id }, error) => log.error("A refund could not be sent", { refundId: id, ...errorFields(error) }),
  );
}
