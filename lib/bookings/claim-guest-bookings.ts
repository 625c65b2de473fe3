import "server-only";
import { AppError } from "@/lib/errors";
import { guestScope, type Principal } from "@/lib/platform/auth/principal";
import { query } from "@/lib/platform/db";

/** How many bookings this browser's guest made that are in nobody's account. */
export async function countGuestBookings({ guest }: Pick<Principal, "guest">): Promise<number> {
  if (!guest) return 0;
  const [row] = await query<{ count: number }>(
    "SELECT count(*) AS count FROM bookings WHERE buyer = $1 AND user_id IS NULL AND status <> 'expired'",
    [guestScope(guest)],
  );
  return row?.count ?? 0;
}

/**
 * Puts all bookings of this browser's guest that are in nobody's account into the signed-in user's. The
 * guest's cookie proves that they are his. Answers how many they were.
 * @throws AppError unauthenticated
 */
export async function claimGuestBookings({ user, guest }: Principal): Promise<number> {
  if (!user) throw new AppError("unauthenticated", "Sign in first; the bookings then go into your account.");
  if (!guest) return 0;
  const rows = await query(
    `WITH claimed AS (UPDATE bookings SET user_id = $1 WHERE buyer = $2 AND user_id IS NULL RETURNING id)
     INSERT INTO booking_history (booking_id, actor, change) SELECT id, $1, 'claimed' FROM claimed RETURNING id`,
    [user.id, guestScope(guest)],
  );
  return rows.length;
}
