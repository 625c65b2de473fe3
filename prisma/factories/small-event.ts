import type pg from "pg";
import { newId } from "@/lib/platform/ids";

export interface SmallEvent {
  id: string;
  key: number;
  organizerId: string;
  venueId: string;
  tierIds: string[];
}

export interface SmallEventOptions {
  /** Places by tier; each tier is general admission, so no seat map is needed. */
  tiers?: { places: number; price: number }[];
  maxPerBuyer?: number;
  holdSeconds?: number;
  startsInHours?: number;
  status?: string;
  /** Fees, tax and the discount for groups; left out: none. */
  terms?: {
    feePerTicket?: number;
    feeBasisPoints?: number;
    taxBasisPoints?: number;
    groupDiscount?: { minQuantity: number; percentOff: number };
  };
}

/** A published event with nothing but places, for tests and measurements. */
export async function insertSmallEvent(pool: pg.Pool, options: SmallEventOptions = {}): Promise<SmallEvent> {
  const tiers = options.tiers ?? [{ places: 10, price: 0 }];
  const id = newId("event");
  const organizerId = newId("organizer");
  const venueId = newId("venue");
  const slug = (text: string) => text.replaceAll("_", "-");
  await pool.query("INSERT INTO organizers (id, slug, name, updated_at) VALUES ($1, $2, 'Test', now())", [
    organizerId,
    slug(organizerId),
  ]);
  await pool.query(
    `INSERT INTO venues (id, organizer_id, slug, name, city, country, time_zone, updated_at)
     VALUES ($1, $2, $3, 'Hall', 'Lindenport', 'DE', 'Europe/Berlin', now())`,
    [venueId, organizerId, slug(venueId)],
  );
  const { rows } = await pool.query<{ key: number }>(
    `INSERT INTO events (id, organizer_id, venue_id, slug, title, starts_at, time_zone, currency, status, max_per_buyer,
       hold_seconds, fee_per_ticket, fee_basis_points, tax_basis_points, group_discount, refund_policy, published_at, updated_at)
     VALUES ($1, $2, $3, $4, 'Test event', now() + make_interval(hours => $5), 'Europe/Berlin', 'EUR', $6, $7, $8, $9, $10, $11, $12,
       '{"until": 0, "feePercent": 0}', now(), now()) RETURNING key`,
    [
      id,
      organizerId,
      venueId,
      slug(id),
      options.startsInHours ?? 240,
      options.status ?? "published",
      options.maxPerBuyer ?? 100,
      options.holdSeconds ?? null,
      options.terms?.feePerTicket ?? 0,
      options.terms?.feeBasisPoints ?? 0,
      options.terms?.taxBasisPoints ?? 0,
      options.terms?.groupDiscount ?? null,
    ],
  );
  const key = rows[0]?.key ?? 0;
  const tierIds: string[] = [];
  let from = 0;
  for (const [no, tier] of tiers.entries()) {
    const tierId = newId("tier");
    tierIds.push(tierId);
    await pool.query(
      `INSERT INTO tiers (id, event_id, no, name, price, seated, capacity, updated_at) VALUES ($1, $2, $3, $4, $5, false, $6, now())`,
      [tierId, id, no, `Tier ${no}`, tier.price, tier.places],
    );
    await pool.query(
      "INSERT INTO seats (event_key, seat_no, tier_no) SELECT $1, n, $2 FROM generate_series($3::int, $4::int) AS n",
      [key, no, from, from + tier.places - 1],
    );
    from += tier.places;
  }
  return { id, key, organizerId, venueId, tierIds };
}
