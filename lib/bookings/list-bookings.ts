import "server-only";
import { AppError } from "@/lib/errors";
import { guestScope, type Principal } from "@/lib/platform/auth/principal";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db, query } from "@/lib/platform/db";
import type { BookingFilters, BookingView } from "@/lib/schemas/bookings";
import { loadBookedEvents, toBookingView } from "./booking-view";

const conditions: Record<NonNullable<BookingFilters["status"]>, string> = {
  upcoming: "b.status IN ('confirmed', 'pending') AND coalesce(e.ends_at, e.starts_at) > now()",
  past: "b.status = 'confirmed' AND coalesce(e.ends_at, e.starts_at) <= now()",
  pending: "b.status = 'pending'",
  confirmed: "b.status = 'confirmed'",
  cancelled: "b.status IN ('cancelled', 'refunded', 'partly_refunded')",
  expired: "b.status = 'expired'",
  refunded: "b.status IN ('refunded', 'partly_refunded')",
};

/** Bookings of a user, or of the guest of this browser, newest first. @throws AppError unauthenticated, invalid_cursor */
export async function listBookings(
  principal: Principal,
  filters: BookingFilters,
): Promise<{ data: BookingView[]; nextCursor: string | null }> {
  const buyers = [principal.user?.id, principal.guest ? guestScope(principal.guest) : null].filter(Boolean);
  if (buyers.length === 0) throw new AppError("unauthenticated", "Sign in to see your bookings.");
  const [before] = filters.cursor ? decodeCursor(filters.cursor, ["string"]) : [];
  const rows = await query<{ id: string }>(
    `SELECT b.id FROM bookings b JOIN events e ON e.key = b.event_key
     WHERE (b.user_id = $1 OR (b.user_id IS NULL AND b.buyer = ANY($2)))
       AND ($3::text IS NULL OR b.id < $3) ${filters.status ? `AND ${conditions[filters.status]}` : ""}
     ORDER BY b.id DESC LIMIT $4`,
    [principal.user?.id ?? "", buyers, before ?? null, filters.limit + 1],
  );
  const ids = rows.slice(0, filters.limit).map((row) => row.id);
  const bookings = await db().booking.findMany({
    where: { id: { in: ids } },
    include: { payments: true },
    orderBy: { id: "desc" },
  });
  const events = await loadBookedEvents(bookings.map((booking) => booking.eventKey));
  const data = await Promise.all(
    bookings.flatMap((booking) => {
      const event = events.get(booking.eventKey);
      return event ? [toBookingView(booking, event)] : [];
    }),
  );
  const last = ids.at(-1);
  return { data, nextCursor: rows.length > filters.limit && last ? encodeCursor([last]) : null };
}
