import "server-only";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { findEndedBookings, findStrandedBookings, settleExpiredHolds } from "@/lib/inventory/settle-holds";
import { errorFields, log } from "@/lib/platform/log";
import { inWaves, type Waves } from "@/lib/platform/waves";
import { endUnpaidBooking } from "./end-unpaid-booking";
import { GRACE_SECONDS } from "./hold-grace";

const later = ({ id }: { id: string }, error: unknown) =>
  log.warn("A pending booking could not be settled yet", { bookingId: id, ...errorFields(error) });

/** Settles pending bookings whose hold ended: the checkout is closed, the booking expires. Goes on after an id. */
export function closeEndedCheckouts(after = ""): Promise<Waves> {
  return inWaves(
    after,
    (from, most) => findEndedBookings(GRACE_SECONDS, from, most),
    ({ id, holdId }) => endUnpaidBooking(id, () => settleExpiredHolds([holdId])),
    later,
  );
}

/** Pending bookings whose hold was given back at the moment they were made: nobody can confirm them. */
export function closeStrandedCheckouts(after = ""): Promise<Waves> {
  return inWaves(
    after,
    findStrandedBookings,
    ({ id }) =>
      endUnpaidBooking(id, () =>
        cancelBooking({ bookingId: id, from: ["pending"], actor: "system", data: { reason: "seats_gone" } }),
      ),
    later,
  );
}
