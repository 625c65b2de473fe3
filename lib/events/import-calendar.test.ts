import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { type CalendarImportQuery, calendarImportQuery } from "@/lib/schemas/imports";
import { addHall, type BoxOffice, openBoxOffice } from "@/prisma/factories/box-office";
import { calendar } from "./calendar/calendar-fixtures";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";
import { importCalendar } from "./import-calendar";

const database = useLibDatabase();

const entry = (uid: string, title: string, start = "20270501T200000", ...more: string[]) => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `SUMMARY:${title}`,
  `DTSTART:${start}`,
  "DTEND:20270501T220000",
  ...more,
  "END:VEVENT",
];

const run = (office: BoxOffice, text: string, query: Partial<Record<keyof CalendarImportQuery, string>> = {}) =>
  importCalendar(
    office.organizerId,
    calendarImportQuery.parse({ venue: office.venue.id, prices: "Standing=12.50@300", ...query }),
    text,
    "usr_actor",
  );

const eventsOf = async (office: BoxOffice) =>
  (
    await database.pool.query("SELECT title FROM events WHERE organizer_id = $1 ORDER BY title", [office.organizerId])
  ).rows.map(({ title }) => title);

describe("importing a calendar", () => {
  it("makes an event of each entry, on sale at once", async () => {
    const office = await openBoxOffice(database.pool);
    const text = calendar(
      entry("one@x", "First Night", "20270501T200000", "CATEGORIES:Concert,Jazz", "LOCATION:Elsewhere"),
      entry("two@x", "Second Night"),
    );
    const report = await run(office, text);
    expect(report).toMatchObject({ imported: 2, skipped: 0 });
    const first = await getOwnEventOrThrow(office.organizerId, report.events[0]?.id ?? "");
    expect(first).toMatchObject({
      title: "First Night",
      slug: "first-night-2027-05-01",
      status: "published",
      category: "concert",
      tags: ["Concert", "Jazz"],
      // a time without a zone is one of the venue's
      startsAt: "2027-05-01T18:00:00.000Z",
      capacity: 300,
      priceRange: { min: { amount: 1250, currency: "EUR" }, max: { amount: 1250, currency: "EUR" } },
      refundPolicy: { until: 0, feePercent: 0 },
    });
    const { rows } = await database.pool.query("SELECT source_uid, metadata FROM events WHERE id = $1", [first.id]);
    expect(rows).toEqual([{ source_uid: "one@x", metadata: { location: "Elsewhere", url: null } }]);
  });

  it("may leave drafts, and be told the category and the currency", async () => {
    const office = await openBoxOffice(database.pool);
    const text = calendar(entry("one@x", "First Night", "20270501T200000", "CATEGORIES:Concert"));
    const { events } = await run(office, text, { publish: "false", category: "comedy", currency: "GBP" });
    expect(await getOwnEventOrThrow(office.organizerId, events[0]?.id ?? "")).toMatchObject({
      status: "draft",
      publishedAt: null,
      category: "comedy",
      currency: "GBP",
    });
  });

  it("finds the venue by id, address or name", async () => {
    const office = await openBoxOffice(database.pool);
    for (const [i, venue] of [office.venue.id, office.venue.slug, "lantern HALL"].entries()) {
      expect((await run(office, calendar(entry(`${i}@x`, "Night")), { venue })).imported).toBe(1);
    }
    const other = await openBoxOffice(database.pool, { name: "Other Hall" });
    await expect(run(office, calendar(entry("9@x", "Night")), { venue: other.venue.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("again adds only what is new", async () => {
    const office = await openBoxOffice(database.pool);
    const one = entry("one@x", "First Night");
    expect(await run(office, calendar(one))).toMatchObject({ imported: 1, skipped: 0 });
    expect(await run(office, calendar(one, entry("two@x", "Second Night")))).toMatchObject({
      imported: 1,
      skipped: 1,
      events: [{ title: "Second Night" }],
    });
    expect(await eventsOf(office)).toEqual(["First Night", "Second Night"]);
    // the same calendar is another organizer's, too
    const other = await openBoxOffice(database.pool);
    expect(await run(other, calendar(one))).toMatchObject({ imported: 1, skipped: 0 });
  });

  it("twice at once makes each event once", async () => {
    const office = await openBoxOffice(database.pool);
    const text = calendar(...["a", "b", "c"].map((uid) => entry(`${uid}@x`, `Night ${uid}`)));
    const connections = Array.from({ length: 3 }, () => run(office, calendar(entry("warm@x", "Warm"))));
    await Promise.all(connections);
    const reports = await Promise.all(Array.from({ length: 3 }, () => run(office, text)));
    expect(reports.map(({ imported, skipped }) => imported + skipped)).toEqual([3, 3, 3]);
    expect(reports.reduce((sum, { imported }) => sum + imported, 0)).toBe(3);
    expect(await eventsOf(office)).toEqual(["Night a", "Night b", "Night c", "Warm"]);
  });

  it("is all or nothing: a file with a broken entry imports none", async () => {
    const office = await openBoxOffice(database.pool);
    const text = calendar(entry("one@x", "First Night"), entry("two@x", "Second Night", "20271399T200000"));
    const refused = await run(office, text).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "import_refused",
      status: 400,
      errors: [{ path: expect.stringMatching(/line \d+/) }],
    });
    expect(await eventsOf(office)).toEqual([]);
  });

  it("is all or nothing in the database as well", async () => {
    const office = await openBoxOffice(database.pool);
    await expect(run(office, calendar(entry("one@x", "First")), { prices: "A=1@5,A=2@5" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await database.pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no'; END $$ LANGUAGE plpgsql;
       CREATE TRIGGER refuse BEFORE INSERT ON events FOR EACH ROW WHEN (NEW.title = 'Second') EXECUTE FUNCTION refuse()`,
    );
    await expect(run(office, calendar(entry("one@x", "First"), entry("two@x", "Second")))).rejects.toThrow("no");
    await database.pool.query("DROP FUNCTION refuse CASCADE");
    expect(await eventsOf(office)).toEqual([]);
  });

  it("leaves out what is cancelled, and says so", async () => {
    const office = await openBoxOffice(database.pool);
    const text = calendar(entry("one@x", "On"), entry("two@x", "Off", "20270501T200000", "STATUS:CANCELLED"));
    const report = await run(office, text);
    expect(report.events.map(({ title }) => title)).toEqual(["On"]);
    expect(report.notes).toContainEqual(expect.objectContaining({ code: "cancelled_entries", count: 1 }));
  });

  it("takes prices of the seat map's categories for seats of the newest one", async () => {
    const office = await openBoxOffice(database.pool);
    const map = await addHall(office);
    const { events } = await run(office, calendar(entry("one@x", "Seated")), { prices: "Best=25.00,Cheap=18.00" });
    expect(await getOwnEventOrThrow(office.organizerId, events[0]?.id ?? "")).toMatchObject({
      seatMap: { id: map.id },
      capacity: 28,
      tiers: [
        { name: "Best", capacity: 18, seated: true },
        { name: "Cheap", capacity: 10, seated: true },
      ],
    });
  });

  it("numbers places from 0 where the seat map is not used", async () => {
    const office = await openBoxOffice(database.pool);
    await addHall(office);
    const { events } = await run(office, calendar(entry("one@x", "Standing")));
    const { rows } = await database.pool.query(
      `SELECT e.seat_map_id, min(s.seat_no), max(s.seat_no) FROM events e JOIN seats s ON s.event_key = e.key
       WHERE e.id = $1 GROUP BY 1`,
      [events[0]?.id],
    );
    expect(rows).toEqual([{ seat_map_id: null, min: 0, max: 299 }]);
  });
});
