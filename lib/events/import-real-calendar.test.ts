import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { createHold } from "@/lib/bookings/create-hold";
import { calendarImportQuery } from "@/lib/schemas/imports";
import { openBoxOffice } from "@/prisma/factories/box-office";
import { bookHold, newGuest, scopeOf } from "@/prisma/factories/buying";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";
import { importCalendar } from "./import-calendar";

const database = useLibDatabase();

// A real file lies beside the repository where it is at hand; it is no part of it.
const file = new URL("../../../shared/data/events/pycon-us-2025_224.ics", import.meta.url);

describe.runIf(existsSync(file))("a real conference", () => {
  it("becomes 224 events in 21 rooms, and each can be held and booked", async () => {
    const office = await openBoxOffice(database.pool, { name: "Convention Center", timeZone: "America/New_York" });
    // ten years later it is still to come
    const text = readFileSync(file, "utf8").replace(/^(DT(?:START|END)[^:]*:)2025/gm, "$12035");
    const query = calendarImportQuery.parse({ venue: office.venue.id, prices: "General admission=0@40" });
    const report = await importCalendar(office.organizerId, query, text, office.owner.user.id);
    expect(report).toMatchObject({ imported: 224, skipped: 0 });
    const { rows } = await database.pool.query(
      "SELECT count(DISTINCT metadata->>'location')::int AS rooms FROM events WHERE organizer_id = $1",
      [office.organizerId],
    );
    expect(rows).toEqual([{ rooms: 21 }]);
    for (const { id } of report.events) {
      const event = await getOwnEventOrThrow(office.organizerId, id);
      expect(event).toMatchObject({ capacity: 40, seatsLeft: 40, seatMap: null });
      expect(event.tiers).toMatchObject([{ name: "General admission", seated: false, capacity: 40, left: 40 }]);
      const guest = newGuest();
      const hold = await createHold(guest, scopeOf(guest), id, { tier: event.tiers[0]?.id ?? "", quantity: 2 });
      expect(await bookHold(guest, hold.id)).toMatchObject({ status: "confirmed", quantity: 2 });
    }
  });

  it("takes its places from the venue when the price names none", async () => {
    const office = await openBoxOffice(database.pool, { name: "Big Room", capacity: 250 });
    const query = calendarImportQuery.parse({ venue: office.venue.id, prices: "25,50" });
    const report = await importCalendar(office.organizerId, query, readFileSync(file, "utf8"), office.owner.user.id);
    expect(report.imported).toBe(224);
    const event = await getOwnEventOrThrow(office.organizerId, report.events[0]?.id ?? "");
    expect(event.tiers).toMatchObject([{ name: "General admission", price: { amount: 2550 }, capacity: 250 }]);
  });
});
