import "server-only";
import { holds, type Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";

/**
 * True for who holds a booking. One that a guest's hold was made into an account's is the account's alone once it is
 * settled: links that were passed around before, and the browser it was made in, open it no more. Until then the hold's
 * token leads through the payment. An erased account's bookings are again of who has their links. See
 * docs/decisions/0006.
 */
export async function holdsBooking(
  principal: Principal,
  booking: { holdId: string; buyer: string; userId: string | null; status: string },
): Promise<boolean> {
  if (!holds(principal, booking)) return false;
  const { userId } = booking;
  if (userId === null || userId === principal.user?.id) return true;
  if (userId === booking.buyer || booking.status === "pending") return true;
  const account = await db().user.findUnique({ where: { id: userId }, select: { deletedAt: true } });
  return account === null || account.deletedAt !== null;
}
