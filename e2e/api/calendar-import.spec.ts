import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type BoxOffice, generateSeatMap, openBoxOffice } from "@/e2e/support/box-office";
import { calendarEvent, calendarFile, calendarTime } from "@/e2e/support/calendar";
import { newKey } from "@/e2e/support/client";
import { eventDetail, eventPage } from "@/lib/schemas/events";
import { calendarImportReport } from "@/lib/schemas/imports";

function importFile(office: BoxOffice, file: string, query: Record<string, string> = {}, key = newKey()) {
  const options = new URLSearchParams({ venue: office.venue.id, prices: "Standing=12.50@300", ...query });
  const headers = { "content-type": "text/calendar; charset=utf-8", "idempotency-key": key };
  return office.client.send("POST", `/events/import?${options}`, Buffer.from(file), headers);
}

async function titlesAt(office: BoxOffice): Promise<string[]> {
  const found = (await office.client.get(`/events?venue=${office.venue.slug}`)).as(eventPage);
  return found.data.map((event) => event.title);
}

test("a calendar becomes events on sale; imported again it adds only what is new", async ({ request }) => {
  const office = await openBoxOffice(request);
  const uid = randomUUID();
  const first = calendarEvent(`${uid}-1`, "Opening\\, with band", calendarTime(10), "CATEGORIES:CONCERT,Jazz");
  const second = calendarEvent(`${uid}-2`, "Quiz Night", calendarTime(20));
  const cancelled = calendarEvent(`${uid}-3`, "Called Off", calendarTime(25), "STATUS:CANCELLED");
  const file = calendarFile(first, second, cancelled);

  const key = newKey();
  const report = (await importFile(office, file, {}, key)).as(calendarImportReport, 201);
  expect(report).toMatchObject({ imported: 2, skipped: 0 });
  expect(report.events.map((event) => event.title)).toEqual(["Opening, with band", "Quiz Night"]);
  expect(report.notes.map((note) => note.code)).toEqual(["cancelled_entries"]);
  expect((await importFile(office, file, {}, key)).as(calendarImportReport, 201)).toEqual(report);

  expect(await titlesAt(office)).toEqual(["Opening, with band", "Quiz Night"]);
  const made = (await office.client.get(`/events/${report.events[0]?.slug}`)).as(eventDetail);
  expect(made).toMatchObject({ category: "concert", capacity: 300, status: "published", currency: "EUR" });
  expect(made.tags).toContain("Jazz");
  expect(made.tiers.map(({ name, price, capacity }) => ({ name, price, capacity }))).toEqual([
    { name: "Standing", price: { amount: 1250, currency: "EUR" }, capacity: 300 },
  ]);

  const again = (await importFile(office, file)).as(calendarImportReport, 201);
  expect(again).toMatchObject({ imported: 0, skipped: 2, events: [] });
  const grown = calendarFile(first, second, calendarEvent(`${uid}-4`, "Late Show", calendarTime(30)));
  const more = (await importFile(office, grown)).as(calendarImportReport, 201);
  expect(more).toMatchObject({ imported: 1, skipped: 2, events: [{ title: "Late Show" }] });
  expect(await titlesAt(office)).toEqual(["Opening, with band", "Quiz Night", "Late Show"]);

  // another organizer's import of the same file is its own
  const other = await openBoxOffice(request);
  expect((await importFile(other, file)).as(calendarImportReport, 201).imported).toBe(2);
});

test("prices go to the seat map's categories, and drafts are possible", async ({ request }) => {
  const office = await openBoxOffice(request);
  await generateSeatMap(office, [
    { name: "Stalls", rows: 1, seatsPerRow: 5, category: "Front" },
    { name: "Balcony", rows: 1, seatsPerRow: 5, category: "Back" },
  ]);
  const file = calendarFile(calendarEvent(randomUUID(), "Premiere", calendarTime(10)));
  const query = { venue: office.venue.name, prices: "Front=1000,Back=700.5", currency: "JPY" };
  const yen = await importFile(office, file, query);
  expect(yen.problem(400, "invalid_input").errors?.map((error) => error.path)).toEqual(["prices"]);
  const options = { prices: "Front=40.00,Back=25.50", currency: "CHF", category: "theatre", publish: "false" };
  const report = (await importFile(office, file, options)).as(calendarImportReport, 201);
  expect(await titlesAt(office)).toEqual([]);
  const made = (await office.client.get(`/events/${report.events[0]?.id}`)).as(eventDetail);
  expect(made).toMatchObject({ status: "draft", category: "theatre", capacity: 10 });
  expect(made.tiers.map((tier) => tier.price)).toEqual([
    { amount: 4000, currency: "CHF" },
    { amount: 2550, currency: "CHF" },
  ]);
});

test("a broken file is refused with the exact line, and nothing of it is imported", async ({ request }) => {
  const office = await openBoxOffice(request);
  const good = calendarEvent(randomUUID(), "Fine", calendarTime(10));
  const line = (file: string, text: string) => `line ${file.split("\r\n").indexOf(text) + 1}`;
  const noSuchDay = calendarFile(good, calendarEvent(randomUUID(), "Broken", "20270231T180000Z"));
  const unreadable = calendarFile(good, calendarEvent(randomUUID(), "Broken", "tomorrow evening"));
  const unended = calendarFile(good, ["BEGIN:VEVENT", "UID:open", "SUMMARY:Never ends", `DTSTART:${calendarTime(5)}`]);
  for (const [file, place] of [
    [noSuchDay, line(noSuchDay, "DTSTART:20270231T180000Z")],
    [unreadable, line(unreadable, "DTSTART:tomorrow evening")],
    [unended, /^line \d+$/],
    ["", "line 1"],
    ["<html></html>", "line 1"],
    [calendarFile(), "line 1"],
  ] as [string, string | RegExp][]) {
    const refused = (await importFile(office, file)).problem(400, "import_refused");
    expect(refused.errors?.[0]?.path).toMatch(place);
    expect(refused.detail).toContain(refused.errors?.[0]?.path);
  }
  expect(await titlesAt(office)).toEqual([]);
});

test("an import says which option is wrong", async ({ request }) => {
  const office = await openBoxOffice(request);
  const file = calendarFile(calendarEvent(randomUUID(), "Fine", calendarTime(10)));
  (await importFile(office, file, { venue: "No Such Hall" })).problem(404, "not_found");
  for (const [path, query] of [
    ["prices", { prices: "Standing" }],
    ["prices", { prices: "12.50" }],
    ["prices", { prices: "Standing=-1@5" }],
    ["currency", { currency: "euro" }],
    ["category", { category: "opera" }],
    ["publish", { publish: "perhaps" }],
    ["overwrite", { overwrite: "true" }],
  ] as [string, Record<string, string>][]) {
    const { errors } = (await importFile(office, file, query)).problem(400, "invalid_input");
    expect(errors?.map((error) => error.path)).toEqual([path]);
  }
  const asJson = { "content-type": "application/json" };
  const wrong = await office.client.send("POST", `/events/import?venue=x&prices=1`, Buffer.from(file), asJson);
  wrong.problem(415, "unsupported_media_type");
  expect(await titlesAt(office)).toEqual([]);
});
