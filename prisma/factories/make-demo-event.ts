import { insertEvent } from "@/lib/events/insert-event";
import type { transaction } from "@/lib/platform/db";
import { randomFrom } from "@/lib/shared/event-art/random";
import { attendeesSales } from "./demo-attendee";
import { instantOf } from "./demo-clock";
import { insertCodes, planCodes } from "./demo-codes";
import { type DemoEvent, termsOf } from "./demo-event";
import type { DemoOrganizer } from "./demo-organizers";
import { endedSales, priceSales, spreadSales } from "./demo-sales";
import type { Hall } from "./demo-venues";
import { type Place, planGroups, runsOf } from "./plan-groups";
import { type Buyer, type Sale, sellSeats } from "./sell-seats";

type Client = Parameters<Parameters<typeof transaction>[0]>[0];

const TIME_ZONE = "Europe/Berlin";
const DAY = 86_400_000;
const MINUTE = 60_000;

export interface DemoSurroundings {
  /** Who is said to have made an event. */
  organizers: Record<DemoOrganizer, { id: string; owner: string }>;
  now: Date;
  buyers: Buyer[];
  attendee: Buyer;
}

/** When an event of the demo takes place, is known, and is sold. */
interface Times {
  startsAt: Date;
  announcedAt: Date;
  /** When it was cancelled or postponed. */
  changedAt: Date | null;
  /** The last moment at which something was sold. */
  soldUntil: Date;
}

/** Inserts an event of the demo and sells what is sold of it. */
export async function makeDemoEvent(
  client: Client,
  event: DemoEvent,
  hall: Hall,
  around: DemoSurroundings,
): Promise<void> {
  const { now } = around;
  const organizer = around.organizers[hall.organizer];
  const times = timesOf(event, now);
  const random = randomFrom(`${event.title} ${event.starts.at} ${event.announced}`);
  const { key, id } = await insertEvent(
    client,
    {
      organizerId: organizer.id,
      venueId: hall.venueId,
      seatMapId: hall.seatMapId,
      title: event.title,
      description: event.description.join("\n\n"),
      category: event.category,
      tags: event.tags,
      artists: event.artists,
      startsAt: times.startsAt,
      endsAt: new Date(times.startsAt.getTime() + event.hours * 3_600_000),
      timeZone: TIME_ZONE,
      currency: "EUR",
      status: "published",
      maxPerBuyer: event.maxPerBuyer,
      holdSeconds: event.holdSeconds ?? null,
      orphanRule: event.orphanRule ?? false,
      refundPolicy: event.refundPolicy,
      salesStartAt: event.salesStart ? instantOf(event.salesStart, now, TIME_ZONE) : null,
      salesEndAt: event.salesEnd ? instantOf(event.salesEnd, now, TIME_ZONE) : null,
      sourceUid: null,
      tiers: event.tiers.map(({ sold: _, ...tier }) => tier),
    },
    hall.labels,
  );
  await completeEvent(client, id, event, times, organizer, now);
  const planned = await planSales(client, key, event, hall, times, around, random);
  const codes = planCodes(event, times.announcedAt, now);
  const terms = termsOf(event);
  const { sales, uses } = priceSales(planned, terms, codes, random);
  await insertCodes(client, id, codes, uses);

  const { refundPolicy: policy, changed } = event;
  const earlier = endedSales(
    sales,
    around.buyers,
    {
      from: times.announcedAt,
      terms,
      keptPercent: policy?.feePercent ?? 0,
      lastChange: policy && new Date(times.startsAt.getTime() - policy.until * 3_600_000),
    },
    random,
  );
  const own = attendeesSales(event.attendee, sales, around.attendee, now);
  const all = [...earlier, ...own].sort((a, b) => a.at.getTime() - b.at.getTime());
  const { changedAt } = times;
  const last =
    changed?.status === "cancelled" && changedAt ? all.map((sale) => called(sale, changedAt, organizer.owner)) : all;
  await sellSeats(client, { key, currency: "EUR" }, last);
}

function timesOf(event: DemoEvent, now: Date): Times {
  const startsAt = instantOf(event.starts, now, TIME_ZONE);
  const announcedAt = new Date(now.getTime() - event.announced * 7 * DAY);
  const changedAt = event.changed ? new Date(now.getTime() - event.changed.daysAgo * DAY) : null;
  const soldUntil = Math.min(
    now.getTime() - 5 * MINUTE,
    startsAt.getTime() - 90 * MINUTE,
    changedAt?.getTime() ?? Infinity,
  );
  return { startsAt, announcedAt, changedAt, soldUntil: new Date(soldUntil) };
}

/** The groups that come, as sales between the announcement and now, or the event's start. */
async function planSales(
  client: Client,
  key: number,
  event: DemoEvent,
  hall: Hall,
  times: Times,
  around: DemoSurroundings,
  random: () => number,
): Promise<Sale[]> {
  const places = await client.query<Place & Record<string, unknown>>(
    `SELECT seat_no AS "seatNo", tier_no AS "tierNo" FROM seats WHERE event_key = $1 ORDER BY seat_no`,
    [key],
  );
  const runs = runsOf(places.rows, hall.layout, hall.focus);
  const shares = event.tiers.map((tier) => tier.sold);
  const complete = times.startsAt.getTime() - around.now.getTime() < 10 * DAY;
  return spreadSales(
    planGroups(runs, shares, event.maxPerBuyer, random),
    event.tiers.map((tier) => tier.price),
    around.buyers,
    { from: times.announcedAt, to: times.soldUntil, complete },
    random,
  );
}

/** A sale of an event that was called off: everybody gets everything back. */
function called(sale: Sale, at: Date, actor: string): Sale {
  if (sale.ending) return sale;
  const back = sale.price?.total ?? 0;
  return { ...sale, ending: { kind: "cancelled", at, actor, reason: "event_cancelled", back } };
}

/** What the event has beyond its making, dated back to its announcement; and the audit log says who did it when. */
async function completeEvent(
  client: Client,
  id: string,
  event: DemoEvent,
  { announcedAt, changedAt }: Times,
  organizer: { id: string; owner: string },
  now: Date,
): Promise<void> {
  const terms = termsOf(event);
  const { changed } = event;
  await client.query(
    `UPDATE events SET created_at = $2::timestamptz - interval '2 days', published_at = $2, updated_at = coalesce($3, $2),
       status = $4, cancelled_at = CASE WHEN $4 = 'cancelled' THEN $3::timestamptz END,
       fee_per_ticket = $5, fee_basis_points = $6, tax_basis_points = $7, group_discount = $8::jsonb
     WHERE id = $1`,
    [
      id,
      announcedAt,
      changedAt,
      changed?.status ?? "published",
      terms.feePerTicket,
      terms.feeBasisPoints,
      terms.taxBasisPoints,
      event.groupDiscount ? JSON.stringify(event.groupDiscount) : null,
    ],
  );
  const before = changed?.before ? { startsAt: instantOf(changed.before, now, TIME_ZONE) } : null;
  await client.query(
    `INSERT INTO audit_log (at, actor, organizer_id, action, target_id, before, after)
     SELECT at, $2, $3, action, $1, before, after FROM (VALUES
       ($4::timestamptz - interval '2 days', 'event.created', NULL::jsonb, jsonb_build_object('title', $5::text)),
       ($4::timestamptz, 'event.published', NULL, NULL),
       ($6::timestamptz, 'event.' || $7::text, $8::jsonb, NULL)) AS line(at, action, before, after)
     WHERE at IS NOT NULL`,
    [
      id,
      organizer.owner,
      organizer.id,
      announcedAt,
      event.title,
      changedAt,
      changed?.status ?? null,
      before && JSON.stringify(before),
    ],
  );
}
