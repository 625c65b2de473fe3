import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceChange } from "@/lib/platform/changes";
import { db, transactionUntilUnique } from "@/lib/platform/db";
import { eventCategories } from "@/lib/schemas/events";
import type { CalendarImportQuery, CalendarImportReport } from "@/lib/schemas/imports";
import { getLayoutOfMap } from "@/lib/venues/layouts";
import type { CalendarEntry } from "./calendar/calendar-entry";
import { parseCalendar } from "./calendar/parse-calendar";
import { usualRefundPolicy } from "./create-event";
import { insertEvent } from "./insert-event";
import { parsePrices } from "./parse-prices";

/**
 * Makes events of an iCalendar file, all in one transaction. Entries whose UID the organizer imported
 * before are skipped, so that importing a file again adds only what is new.
 * @throws AppError import_refused with lines, invalid_input (prices), not_found (venue)
 */
export async function importCalendar(
  organizerId: string,
  options: CalendarImportQuery,
  text: string,
  actor: string,
): Promise<CalendarImportReport> {
  const venue = await findVenue(organizerId, options.venue);
  const map = venue.seatMaps[0];
  const known = map ? await getLayoutOfMap(map.id) : null;
  const tiers = parsePrices(options.prices, {
    currency: options.currency,
    categories: known ? [...new Set(known.labels.category)] : [],
    capacity: venue.capacity,
  });
  const parsed = parseCalendar(text, { timeZone: venue.timeZone, now: new Date() });
  if (!parsed.ok) {
    const first = parsed.problems[0];
    throw new AppError("import_refused", `The calendar cannot be read: ${first?.path} ${first?.message}`, {
      errors: parsed.problems,
    });
  }
  const entries = parsed.entries.filter((entry) => !entry.cancelled);
  const cancelled = parsed.entries.length - entries.length;
  const seated = tiers.some((tier) => "seatCategories" in tier);

  const events = await transactionUntilUnique(async (client) => {
    const { rows } = await client.query<{ uid: string }>(
      "SELECT source_uid AS uid FROM events WHERE organizer_id = $1 AND source_uid = ANY($2)",
      [organizerId, entries.map((entry) => entry.uid)],
    );
    const before = new Set(rows.map((row) => row.uid));
    const made: CalendarImportReport["events"] = [];
    for (const entry of entries) {
      if (before.has(entry.uid)) continue;
      const { id, slug } = await insertEvent(
        client,
        {
          organizerId,
          venueId: venue.id,
          seatMapId: seated ? (map?.id ?? null) : null,
          title: entry.title,
          description: entry.description,
          category: options.category ?? categoryOf(entry),
          tags: entry.categories.slice(0, 20),
          artists: [],
          startsAt: entry.startsAt,
          endsAt: entry.endsAt,
          timeZone: venue.timeZone,
          currency: options.currency,
          status: options.publish ? "published" : "draft",
          maxPerBuyer: 10,
          holdSeconds: null,
          orphanRule: false,
          refundPolicy: usualRefundPolicy,
          salesStartAt: null,
          salesEndAt: null,
          sourceUid: entry.uid,
          metadata: { location: entry.location, url: entry.url },
          tiers,
        },
        seated ? (known?.labels ?? null) : null,
      );
      made.push({ id, slug, title: entry.title, startsAt: entry.startsAt.toISOString() });
    }
    return made;
  });
  await recordAudit({
    actor,
    organizerId,
    action: "calendar.imported",
    targetId: venue.id,
    after: { events: events.length },
  });
  await announceChange(["events"]);
  const notes = [...parsed.notes];
  if (cancelled > 0) {
    notes.push({
      code: "cancelled_entries",
      message: "Entries marked as cancelled were left out.",
      count: cancelled,
      places: [],
    });
  }
  return { imported: events.length, skipped: entries.length - events.length, events, notes };
}

async function findVenue(organizerId: string, named: string) {
  const venue = await db().venue.findFirst({
    where: {
      organizerId,
      deletedAt: null,
      OR: [{ id: named }, { slug: named }, { name: { equals: named, mode: "insensitive" } }],
    },
    include: { seatMaps: { orderBy: { version: "desc" }, take: 1, select: { id: true } } },
    orderBy: { createdAt: "asc" },
  });
  if (!venue) throw notFound("venue");
  return venue;
}

/** The entry's own category where it is one of ours, else "other". */
function categoryOf(entry: CalendarEntry): string {
  const words = entry.categories.map((category) => category.toLowerCase());
  return eventCategories.find((category) => words.includes(category)) ?? "other";
}
