import "server-only";
import { AppError } from "@/lib/errors";
import { createSeats } from "@/lib/inventory/create-seats";
import type { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { RefundPolicy, TierInput } from "@/lib/schemas/events";
import { slugify } from "@/lib/shared/slug";
import type { SeatLabels } from "@/lib/venues/layouts";
import type { TermColumns } from "./price-terms";

export interface NewEvent {
  organizerId: string;
  venueId: string;
  seatMapId: string | null;
  title: string;
  description: string;
  category: string;
  tags: string[];
  artists: string[];
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  currency: string;
  status: "draft" | "published";
  maxPerBuyer: number;
  holdSeconds: number | null;
  orphanRule: boolean;
  refundPolicy: RefundPolicy | null;
  salesStartAt: Date | null;
  salesEndAt: Date | null;
  sourceUid: string | null;
  metadata?: Record<string, unknown>;
  /** Left out: no fees, no tax, no discount for groups. */
  terms?: Partial<TermColumns>;
  tiers: TierInput[];
}

type Client = Parameters<Parameters<typeof transaction>[0]>[0];

interface PlannedTier {
  id: string;
  no: number;
  name: string;
  price: number;
  categories: string[];
  capacity: number;
}

/**
 * Which places each tier gets: seated tiers those of their seat categories, general admission tiers
 * the numbers behind the layout's.
 * @throws AppError invalid_input when a category is unknown, mapped twice or has no seats
 */
export function planTiers(tiers: TierInput[], labels: SeatLabels | null) {
  const problem = (path: string, message: string) =>
    new AppError("invalid_input", `body ${path}: ${message}`, { errors: [{ path, message }] });
  const tierOfCategory = new Map<string, number>();
  const names = new Set<string>();
  tiers.forEach((tier, no) => {
    if (names.has(tier.name)) throw problem(`tiers[${no}].name`, "is used by another tier");
    names.add(tier.name);
    if (!("seatCategories" in tier)) return;
    if (!labels) throw problem(`tiers[${no}].seatCategories`, "needs a seat map; the venue has none");
    for (const category of tier.seatCategories) {
      if (tierOfCategory.has(category))
        throw problem(`tiers[${no}].seatCategories`, `"${category}" is already in another tier`);
      if (!labels.category.includes(category)) {
        const known = [...new Set(labels.category)].slice(0, 20).join(", ");
        throw problem(`tiers[${no}].seatCategories`, `"${category}" is not a category of the seat map (${known})`);
      }
      tierOfCategory.set(category, no);
    }
  });

  const runs: { tierNo: number; from: number; to: number }[] = [];
  const capacities = tiers.map(() => 0);
  const add = (tierNo: number, from: number, to: number) => {
    capacities[tierNo] = (capacities[tierNo] ?? 0) + to - from + 1;
    const last = runs.at(-1);
    if (last && last.tierNo === tierNo && last.to === from - 1) last.to = to;
    else runs.push({ tierNo, from, to });
  };
  labels?.category.forEach((category, seatNo) => {
    const tierNo = tierOfCategory.get(category);
    if (tierNo !== undefined) add(tierNo, seatNo, seatNo);
  });
  let next = labels?.category.length ?? 0;
  tiers.forEach((tier, no) => {
    if (!("capacity" in tier)) return;
    add(no, next, next + tier.capacity - 1);
    next += tier.capacity;
  });
  if (next > 200_000) throw problem("tiers", "have more than 200,000 places together");
  const planned: PlannedTier[] = tiers.map((tier, no) => ({
    id: newId("tier"),
    no,
    name: tier.name,
    price: tier.price,
    categories: "seatCategories" in tier ? tier.seatCategories : [],
    capacity: capacities[no] ?? 0,
  }));
  return { planned, runs };
}

/** Inserts an event with its tiers and seats inside the caller's transaction; answers its id, key and slug. */
export async function insertEvent(
  client: Client,
  event: NewEvent,
  labels: SeatLabels | null,
): Promise<{ id: string; key: number; slug: string; tierIds: string[] }> {
  const { planned, runs } = planTiers(event.tiers, labels);
  const id = newId("event");
  const day = event.startsAt.toLocaleDateString("sv-SE", { timeZone: event.timeZone });
  const slug = `${slugify(event.title)}-${day}`;
  const { rows } = await client.query<{ key: number; slug: string }>(
    `INSERT INTO events (id, organizer_id, venue_id, seat_map_id, slug, title, description, category, tags, artists,
       starts_at, ends_at, time_zone, currency, status, max_per_buyer, hold_seconds, orphan_rule, refund_policy,
       sales_start_at, sales_end_at, source_uid, metadata, fee_per_ticket, fee_basis_points, tax_basis_points, group_discount, published_at)
     VALUES ($1, $2, $3, $4, CASE WHEN EXISTS (SELECT 1 FROM events WHERE slug = $5) THEN $5 || '-' || right($1, 5) ELSE $5 END,
       $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19::jsonb, $20, $21, $22, $23::jsonb, $24, $25, $26, $27::jsonb,
       CASE WHEN $15 = 'published' THEN now() END)
     RETURNING key, slug`,
    [
      id,
      event.organizerId,
      event.venueId,
      event.seatMapId,
      slug,
      event.title,
      event.description,
      event.category,
      event.tags,
      event.artists,
      event.startsAt,
      event.endsAt,
      event.timeZone,
      event.currency,
      event.status,
      event.maxPerBuyer,
      event.holdSeconds,
      event.orphanRule,
      event.refundPolicy === null ? null : JSON.stringify(event.refundPolicy),
      event.salesStartAt,
      event.salesEndAt,
      event.sourceUid,
      JSON.stringify(event.metadata ?? {}),
      event.terms?.feePerTicket ?? 0,
      event.terms?.feeBasisPoints ?? 0,
      event.terms?.taxBasisPoints ?? 0,
      event.terms?.groupDiscount ? JSON.stringify(event.terms.groupDiscount) : null,
    ],
  );
  const made = rows[0];
  if (!made) throw new Error("The event was not inserted");
  await client.query(
    `INSERT INTO tiers (id, event_id, no, name, price, seated, seat_categories, capacity)
     SELECT t.id, $1, t.no, t.name, t.price, cardinality(t.categories) > 0, t.categories, t.capacity
     FROM json_to_recordset($2::json) AS t(id text, no int, name text, price int, categories text[], capacity int)`,
    [id, JSON.stringify(planned)],
  );
  await createSeats(client, made.key, runs);
  return { id, key: made.key, slug: made.slug, tierIds: planned.map((tier) => tier.id) };
}
