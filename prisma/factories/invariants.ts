import type pg from "pg";

export interface Invariant {
  name: string;
  /** Counts what breaks it; must be 0. */
  sql: string;
}

/** What must be true of the database at any time, whatever happened to it. */
export const invariants: Invariant[] = [
  {
    name: "a seat has at most one valid ticket",
    sql: `SELECT count(*) FROM (SELECT 1 FROM tickets WHERE voided_at IS NULL GROUP BY event_key, seat_no HAVING count(*) > 1) x`,
  },
  {
    name: "sold seats and valid tickets are the same",
    sql: `SELECT count(*) FROM (SELECT event_key, seat_no FROM seats WHERE state = 2) s
          FULL JOIN (SELECT event_key, seat_no FROM tickets WHERE voided_at IS NULL) t USING (event_key, seat_no)
          WHERE s.seat_no IS NULL OR t.seat_no IS NULL`,
  },
  {
    name: "a confirmed booking has all of its tickets",
    sql: `SELECT count(*) FROM bookings b WHERE b.status = 'confirmed'
          AND b.quantity <> (SELECT count(*) FROM tickets t WHERE t.booking_id = b.id AND t.voided_at IS NULL)`,
  },
  {
    name: "a booking that is not confirmed has no valid ticket",
    sql: `SELECT count(*) FROM bookings b JOIN tickets t ON t.booking_id = b.id AND t.voided_at IS NULL
          WHERE b.status NOT IN ('confirmed', 'partly_refunded')`,
  },
  {
    name: "a confirmed booking that costs something has its payment",
    sql: `SELECT count(*) FROM bookings b WHERE b.status = 'confirmed' AND b.total > 0
          AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.booking_id = b.id AND p.status IN ('authorized', 'captured', 'partly_refunded') AND p.amount = b.total)`,
  },
  {
    name: "no seat is held by a hold that is over for good",
    sql: `SELECT count(*) FROM seats s JOIN holds h ON h.id = s.hold_id WHERE h.status <> 0`,
  },
  {
    name: "an active hold has all of its seats or none of them is promised to it",
    sql: `SELECT count(*) FROM holds h
          LEFT JOIN (SELECT hold_id, count(*) AS n FROM seats WHERE hold_id IS NOT NULL GROUP BY 1) s ON s.hold_id = h.id
          WHERE h.status = 0 AND h.expires_at > now() AND cardinality(h.seat_nos) <> coalesce(s.n, 0)`,
  },
  {
    name: "every hold of a seat exists",
    sql: `SELECT count(*) FROM seats s WHERE s.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.id = s.hold_id)`,
  },
  {
    name: "limits count the tickets that buyers have",
    sql: `SELECT count(*) FROM buyer_limits l LEFT JOIN (
            SELECT event_key, buyer, sum(quantity) AS n FROM bookings WHERE status = 'confirmed' GROUP BY 1, 2) b
          USING (event_key, buyer) WHERE l.tickets <> coalesce(b.n, 0)`,
  },
  {
    name: "uses of a discount code are its bookings that wait or were paid, and within what it allows",
    sql: `SELECT count(*) FROM discount_codes c WHERE c.uses > coalesce(c.max_uses, c.uses) OR c.uses <> (
            SELECT count(*) FROM bookings b WHERE b.discount_code_id = c.id AND (b.status = 'pending' OR b.confirmed_at IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.booking_id = b.id AND p.status = 'failed'))`,
  },
  {
    name: "no buyer has more tickets and running holds than he may",
    sql: `SELECT count(*) FROM buyer_limits l JOIN events e ON e.key = l.event_key
          WHERE l.tickets + coalesce((SELECT sum(n) FROM unnest(l.hold_ends, l.hold_counts) AS live(ends, n) WHERE ends > now()), 0)
            > e.max_per_buyer`,
  },
  {
    name: "money taken is money owed",
    sql: `SELECT count(*) FROM payments p JOIN bookings b ON b.id = p.booking_id
          WHERE p.captured > p.refunded AND b.status IN ('expired', 'refunded')`,
  },
];

/** The names of the invariants that do not hold, with how often. */
export async function brokenInvariants(pool: pg.Pool): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, sql } of invariants) {
    const { rows } = await pool.query<{ count: number | string }>(sql);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) broken.push(`${name} (${count})`);
  }
  return broken;
}
