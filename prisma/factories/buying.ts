import { randomBytes } from "node:crypto";
import type pg from "pg";
import { createBooking } from "@/lib/bookings/create-booking";
import { createHold, type HoldScope } from "@/lib/bookings/create-hold";
import { guestScope, type Principal, stranger } from "@/lib/platform/auth/principal";
import type { BookingView, CreateBookingBody } from "@/lib/schemas/bookings";
import type { CreatedHold } from "@/lib/schemas/holds";
import type { SmallEvent } from "./small-event";

/** The guest of a new browser. */
export function newGuest(): Principal {
  return { ...stranger, guest: randomBytes(18).toString("base64url") };
}

/** What the HTTP side makes of a principal and his Idempotency-Key. */
export function scopeOf(who: Principal, key: string | null = null, hash = "hash"): HoldScope {
  const scope = who.user?.id ?? guestScope(who.guest ?? `key:${key}`);
  return { scope, key, hash, lasting: who.user !== null || who.guest !== null };
}

/** Holds places of one tier. */
export function holdPlaces(who: Principal, event: SmallEvent, quantity = 2, tier = 0): Promise<CreatedHold> {
  return createHold(who, scopeOf(who), event.id, { tier: event.tierIds[tier] ?? "", quantity });
}

export function bookHold(
  who: Principal,
  holdId: string,
  options: { key?: string; hash?: string; body?: Partial<CreateBookingBody>; locale?: "en" | "de" } = {},
): Promise<BookingView> {
  const body = { holdId, buyer: { name: "Ada Reader", email: "ada@example.test" }, ...options.body };
  return createBooking(who, scopeOf(who, options.key, options.hash), body, options.locale ?? "en");
}

/** Holds places and books them: confirmed when they are free, else pending with a checkout. */
export async function buyPlaces(who: Principal, event: SmallEvent, quantity = 2): Promise<BookingView> {
  return bookHold(who, (await holdPlaces(who, event, quantity)).id);
}

/** Puts the end of a hold so many seconds into the past, as the passing of time would. */
export async function endHold(pool: pg.Pool, holdId: string, seconds = 60): Promise<void> {
  await pool.query(
    `WITH ended AS (
       UPDATE holds SET expires_at = now() - make_interval(secs => $2) WHERE id = $1 RETURNING id, event_key, buyer, expires_at
     ),
     limits AS (
       UPDATE buyer_limits l SET hold_ends = (
         SELECT array_agg(CASE WHEN id = e.id THEN e.expires_at ELSE ends END ORDER BY n)
         FROM unnest(l.hold_ids, l.hold_ends) WITH ORDINALITY AS live(id, ends, n))
       FROM ended e WHERE l.event_key = e.event_key AND l.buyer = e.buyer AND e.id = ANY(l.hold_ids)
     )
     UPDATE seats s SET held_until = e.expires_at FROM ended e WHERE s.hold_id = e.id`,
    [holdId, seconds],
  );
}

/** The hold that a booking was made of. */
export async function holdOf(pool: pg.Pool, bookingId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("SELECT hold_id AS id FROM bookings WHERE id = $1", [bookingId]);
  return rows[0]?.id ?? "";
}
