import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { EventDetail } from "@/lib/schemas/events";
import { parsed } from "./calendar/calendar-fixtures";
import { eventCalendar } from "./event-calendar";

const event: EventDetail = {
  id: "evt_1",
  slug: "night-of-the-lanterns-2027-05-01",
  title: "Night of the Lanterns",
  description: "Songs.\n\nAnd stories.",
  category: "concert",
  tags: [],
  artists: ["Mara Quill", "The Otters"],
  startsAt: "2027-05-01T18:00:00.000Z",
  endsAt: "2027-05-01T20:30:00.000Z",
  timeZone: "Europe/Berlin",
  status: "published",
  venue: {
    id: "ven_1",
    slug: "hall",
    name: "Hall",
    address: "Quay 1; Gate 2",
    city: "Köln",
    country: "DE",
    timeZone: "Europe/Berlin",
  },
  currency: "EUR",
  priceRange: null,
  capacity: 0,
  seatsLeft: 0,
  availability: "available",
  imageUrl: null,
  organizer: { id: "org_1", slug: "o", name: "O" },
  tiers: [],
  seatMap: null,
  salesStartAt: null,
  salesEndAt: null,
  maxPerBuyer: 10,
  holdSeconds: 180,
  fees: { perTicket: 0, percent: 0 },
  taxPercent: 0,
  groupDiscount: null,
  orphanRule: false,
  refundPolicy: null,
  publishedAt: null,
};
const url = "https://evently.test/events/night-of-the-lanterns-2027-05-01";

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents("vevent");
  expect(entries).toHaveLength(1);
  const entry = entries[0] as ICAL.Component;
  const value = (name: string) => String(entry.getFirstPropertyValue(name));
  return { calendar, entry, value, item: new ICAL.Event(entry) };
}

describe("an event's calendar file", () => {
  it("says what, when and where, in UTC", () => {
    const { calendar, value, item } = read(eventCalendar(event, url));
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(value("uid")).toBe("evt_1@evently");
    expect(item.startDate.toJSDate().toISOString()).toBe(event.startsAt);
    expect(item.endDate.toJSDate().toISOString()).toBe(event.endsAt);
    expect(item.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
    expect(item.summary).toBe("Night of the Lanterns");
    expect(item.location).toBe("Hall, Quay 1; Gate 2, Köln");
    expect(item.description).toBe(`Mara Quill, The Otters\n\nSongs.\n\nAnd stories.\n\n${url}`);
    expect(value("url")).toBe(url);
    expect(value("status")).toBe("CONFIRMED");
  });

  it("without an end takes two hours", () => {
    const { item } = read(eventCalendar({ ...event, endsAt: null }, url));
    expect(item.endDate.toJSDate().toISOString()).toBe("2027-05-01T20:00:00.000Z");
  });

  it("of a cancelled or postponed event says so, under the same UID", () => {
    const status = (of: EventDetail["status"]) => read(eventCalendar({ ...event, status: of }, url));
    expect(status("cancelled").value("status")).toBe("CANCELLED");
    expect(status("postponed").value("status")).toBe("TENTATIVE");
    expect(status("cancelled").value("uid")).toBe(status("published").value("uid"));
  });

  it.each([
    ["separators", 'a,b;c:d\\e\\n"f"'],
    ["another entry", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:evil"],
    ["every kind of line break", "a\rb\nc\r\nd\u2028e\u2029f\u0085g"],
    ["control characters", "a\u0000b\u0007c\u001fd\u007fe\tf"],
    ["a long line of wide letters", "ÄÖ😀漢".repeat(200)],
    ["spaces at the folds", `${"x".repeat(66)} ${"y".repeat(73)} z`],
  ])("survives %s", (_, text) => {
    const file = eventCalendar(
      { ...event, title: text, description: text, venue: { ...event.venue, name: text } },
      url,
    );
    const whole = text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(/(?!\n)\p{Cc}/gu, (character) => (character === "\t" ? " " : ""));
    const { item, value } = read(file);
    expect(value("uid")).toBe("evt_1@evently");
    expect(item.summary).toBe(whole);
    expect(item.location).toBe(`${whole}, Quay 1; Gate 2, Köln`);
    expect(item.description).toContain(whole);
    const lines = file.split("\r\n");
    expect(lines.at(-1)).toBe("");
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n]/);
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      // no half of a letter
      expect(line).not.toMatch(/\p{Cs}/u);
    }
  });

  it("can be imported by ourselves", () => {
    const { entries, notes } = parsed(
      eventCalendar({ ...event, startsAt: "2036-05-01T18:00:00.000Z", endsAt: null }, url),
      "Europe/Berlin",
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ uid: "evt_1@evently", startsAt: new Date("2036-05-01T18:00:00Z") });
    expect(notes).toEqual({});
  });
});
