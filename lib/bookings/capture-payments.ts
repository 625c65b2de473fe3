import "server-only";
import { query } from "@/lib/platform/db";
import { errorFields, log } from "@/lib/platform/log";
import { inWaves, type Waves } from "@/lib/platform/waves";
import { giveUpCapture } from "./give-up-capture";
import { settleBooking } from "./settle-booking";

/** Younger ones may just be on their way, settled by who authorised them. */
export const CAPTURE_AGE_SECONDS = 15;

/** So long after its confirmation a booking whose money is still not taken is ended. */
const GIVE_UP_HOURS = 24;

interface Uncaptured extends Record<string, unknown> {
  /** The payment's. */
  id: string;
  bookingId: string;
  late: boolean;
}

/**
 * Takes authorised money that an outage or a crash left, and goes on after an id. Where it cannot be had for a day
 * after the booking was confirmed, the booking is ended.
 */
export function capturePayments(after = ""): Promise<Waves> {
  return inWaves(
    after,
    (from, most) =>
      query<Uncaptured>(
        `SELECT p.id, p.booking_id AS "bookingId",
           b.status = 'confirmed' AND b.confirmed_at < now() - make_interval(hours => $4) AS late
         FROM payments p JOIN bookings b ON b.id = p.booking_id
         WHERE p.status = 'authorized' AND p.updated_at < now() - make_interval(secs => $1) AND p.id > $2
         ORDER BY p.id LIMIT $3`,
        [CAPTURE_AGE_SECONDS, from, most, GIVE_UP_HOURS],
      ),
    captureOne,
    ({ bookingId }, error) => log.warn("A payment is not captured yet", { bookingId, ...errorFields(error) }),
  );
}

async function captureOne({ id, bookingId, late }: Uncaptured): Promise<void> {
  // it counts as looked at now: one that never succeeds comes up again in a while, not at once
  await query("UPDATE payments SET updated_at = now() WHERE id = $1 AND status = 'authorized'", [id]);
  try {
    await settleBooking(bookingId);
  } catch (error) {
    if (!late) throw error;
    log.warn("A payment was not captured in time", { bookingId, ...errorFields(error) });
  }
  if (late) await giveUpCapture(id);
}
