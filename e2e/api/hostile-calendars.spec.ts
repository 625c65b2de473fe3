import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type BoxOffice, openBoxOffice } from "@/e2e/support/box-office";
import { calendarEvent, calendarFile, calendarTime } from "@/e2e/support/calendar";
import { eventPage } from "@/lib/schemas/events";
import { calendarImportReport } from "@/lib/schemas/imports";

function post(office: BoxOffice, text: string | Buffer) {
  const path = `/events/import?venue=${office.venue.id}&prices=Standing%3D5%403`;
  return office.client.send("POST", path, Buffer.from(text), { "content-type": "text/calendar" });
}

async function eventsAt(office: BoxOffice) {
  return (await office.client.get(`/events?venue=${office.venue.slug}&limit=100`)).as(eventPage).data;
}

const good = () => calendarEvent(randomUUID(), "Fine", calendarTime(10));
const broken = (...lines: string[]) =>
  calendarFile(good(), ["BEGIN:VEVENT", `UID:${randomUUID()}`, "SUMMARY:Broken", ...lines, "END:VEVENT"]);

test("a hostile calendar is refused with its line, whole", async ({ request }) => {
  const office = await openBoxOffice(request);
  const start = `DTSTART:${calendarTime(10)}`;
  const nested = "BEGIN:VEVENT\r\n".repeat(100_000);
  for (const [name, text] of [
    ["no start", broken()],
    ["two starts", broken(start, `DTSTART:${calendarTime(11)}`)],
    ["a year beyond all bounds", broken("DTSTART:99999231T180000Z")],
    ["a rule that is none", broken(start, "RRULE:FREQ=NEVER")],
    ["a rule of every second", broken(start, "RRULE:FREQ=SECONDLY")],
    ["nesting without end", `BEGIN:VCALENDAR\r\n${nested}`],
    ["the end before the beginning", "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n"],
    ["binary", Buffer.from([0, 1, 2, 3, 4]).toString()],
    ["one endless line", `BEGIN:VCALENDAR\r\nX:${"x".repeat(3_000_000)}`],
    ["more than five megabytes", calendarFile(good(), [`X-PADDING:${"x".repeat(5_000_001)}`])],
    [
      "more than ten thousand events",
      calendarFile(...Array.from({ length: 10_001 }, () => ["BEGIN:VEVENT", "END:VEVENT"])),
    ],
  ] as const) {
    const refused = (await post(office, text)).problem(400, "import_refused");
    expect(refused.errors?.[0]?.path, name).toMatch(/^(line \d+)?$/);
    expect(refused.errors?.length, name).toBeLessThanOrEqual(50);
  }
  expect(await eventsAt(office)).toEqual([]);
});

test("an end that cannot be read is left out, and said to be", async ({ request }) => {
  const office = await openBoxOffice(request);
  const file = broken(`DTSTART:${calendarTime(20)}`, "DTEND:whenever");
  const report = (await post(office, file)).as(calendarImportReport, 201);
  expect(report.notes).toEqual([expect.objectContaining({ code: "end_dropped", places: ["line 14"] })]);
  expect((await eventsAt(office)).map((event) => [event.title, event.endsAt !== null])).toEqual([
    ["Fine", true],
    ["Broken", false],
  ]);
});

test("a series without end is cut, and said to be", async ({ request }) => {
  const office = await openBoxOffice(request);
  const file = calendarFile(calendarEvent(randomUUID(), "Daily", calendarTime(1), "RRULE:FREQ=DAILY"));
  const report = (await post(office, file)).as(calendarImportReport, 201);
  expect(report.imported).toBeLessThanOrEqual(1000);
  expect(report.notes.map((note) => note.code)).toContain("series_cut");
  expect(new Set(report.events.map((event) => event.slug)).size).toBe(report.imported);
});

test("markup and control characters of a calendar are text", async ({ request }) => {
  const office = await openBoxOffice(request);
  const title = "<script>alert(1)</script> '; DROP TABLE events; --";
  const file = calendarFile(
    calendarEvent(randomUUID(), title, calendarTime(3), "DESCRIPTION:<img src=x onerror=alert(1)>Hello"),
    calendarEvent(randomUUID(), "Bell \u0007 and \u202eturned", calendarTime(4)),
  );
  const report = (await post(office, file)).as(calendarImportReport, 201);
  expect(report.imported).toBe(2);
  const [first, second] = await eventsAt(office);
  expect(first?.title).toBe(title);
  expect(second?.title).toBe("Bell and turned");
  expect(report.notes.map((note) => note.code)).toContain("characters_removed");
});
