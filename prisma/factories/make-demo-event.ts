import { insertEvent } from "@/lib/events/insert-event";
import type { transaction } from "@/lib/platform/db";
import { randomFrom } from "@/lib/shared/event-art/random";
import { labelsOf } from "@/lib/venues/layouts";
import { instantOf } from "./demo-clock";
import type { DemoEvent } from "./demo-event";
import { spreadSales } from "./demo-sales";
import type { Hall } from "./demo-venues";
import { type Place, planGroups, runsOf } from "./plan-groups";
import { type Buyer, type Sale, sellSeats } from "./sell-seats";

type Client = Parameters<Parameters<typeof transaction>[0]>[0];

const TIME_ZONE = "Europe/Berlin";
const WEEK = 7 * 86_400_000;
const MINUTE = 60_000;

export interface DemoSurroundings {
  organizerId: string;
  /** Who is said to have made the event. */
  actor: string;
  now: Date;
  buyers: Buyer[];
  attendee: Buyer;
}

/** Inserts an event of the demo and sells what is sold of it; answers the attendee's booking, if there is one. */
export async function makeDemoEvent(
  client: Client,
  event: DemoEvent,
  hall: Hall,
  around: DemoSurroundings,
): Promise<{ attendeeBooking: string | null }> {
  const { now } = around;
  const random = randomFrom(event.title);
  const startsAt = instantOf(event.starts, now, TIME_ZONE);
  const endsAt = new Date(startsAt.getTime() + event.hours * 3_600_000);
  const announcedAt = new Date(now.getTime() - event.announced * WEEK);
  const { key, id } = await insertEvent(
    client,
    {
      organizerId: around.organizerId,
      venueId: hall.venueId,
      seatMapId: hall.seatMapId,
      title: event.title,
      description: event.description.join("\n\n"),
      category: event.category,
      tags: event.tags,
      artists: event.artists,
      startsAt,
      endsAt,
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
    hall.layout ? labelsOf(hall.layout) : null,
  );
  await backdate(client, { id, title: event.title, announcedAt }, around);

  const places = await client.query<Place & Record<string, unknown>>(
    `SELECT seat_no AS "seatNo", tier_no AS "tierNo" FROM seats WHERE event_key = $1 ORDER BY seat_no`,
    [key],
  );
  const shares = event.tiers.map((tier) => tier.sold);
  const groups = planGroups(runsOf(places.rows, hall.layout, hall.focus), shares, event.maxPerBuyer, random);
  const until = Math.min(now.getTime() - 5 * MINUTE, startsAt.getTime() - 90 * MINUTE);
  const sales = spreadSales(
    groups,
    event.tiers.map((tier) => tier.price),
    around.buyers,
    { from: announcedAt, to: new Date(until) },
    random,
  );
  const own = event.attendee ? giveToAttendee(sales, around.attendee) : null;
  const bookings = await sellSeats(client, { key, currency: "EUR" }, sales);
  return { attendeeBooking: own === null ? null : (bookings[own] ?? null) };
}

/** The attendee takes the place of the first who bought two of the best tier; answers which sale that is. */
function giveToAttendee(sales: Sale[], attendee: Buyer): number | null {
  const at = sales.findIndex(({ tierNos }) => tierNos.length === 2 && tierNos[0] === 0);
  const sale = sales[at];
  if (!sale) return null;
  sales[at] = { ...sale, buyer: attendee };
  return at;
}

/** The event was made and published when it was announced, and the audit log says so. */
async function backdate(
  client: Client,
  event: { id: string; title: string; announcedAt: Date },
  { organizerId, actor }: DemoSurroundings,
): Promise<void> {
  await client.query(
    "UPDATE events SET created_at = $2::timestamptz - interval '2 days', published_at = $2, updated_at = $2 WHERE id = $1",
    [event.id, event.announcedAt],
  );
  await client.query(
    `INSERT INTO audit_log (at, actor, organizer_id, action, target_id, after) VALUES
       ($4::timestamptz - interval '2 days', $2, $3, 'event.created', $1, json_build_object('title', $5::text)),
       ($4, $2, $3, 'event.published', $1, NULL)`,
    [event.id, actor, organizerId, event.announcedAt, event.title],
  );
}
