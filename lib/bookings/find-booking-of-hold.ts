import "server-only";
import { holds, type Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";

/** Id of the booking that was made from a hold, if there is one and it is this principal's; else null. */
export async function findBookingOfHold(principal: Principal, holdId: string): Promise<string | null> {
  const booking = await db().booking.findUnique({
    where: { holdId },
    select: { id: true, holdId: true, buyer: true, userId: true },
  });
  return booking && holds(principal, booking) ? booking.id : null;
}
