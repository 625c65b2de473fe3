import { describe, expect, it } from "vitest";
import { calendar, event, parsed, starts } from "./calendar-fixtures";

const start = "DTSTART:20261011T150000Z";
const only = (...lines: string[]) => {
  const { entries, notes } = parsed(calendar(event(...lines)));
  expect(entries).toHaveLength(1);
  return { entry: entries[0], notes };
};

describe("parseCalendar", () => {
  it("reads an event whole", () => {
    const text = calendar(
      ["X-WR-CALNAME:Löwen\\, Heimspiele"],
      event(
        "UID:game-1@example.org",
        "SUMMARY:Löwen – Titans",
        "DTSTART;TZID=Europe/Berlin:20261011T170000",
        "DTEND;TZID=Europe/Berlin:20261011T190000",
        "LOCATION:Riethsporthalle\\, Erfurt",
        "CATEGORIES:Sport,Ball\\,Korb",
        "CATEGORIES:Sport",
        "URL:https://example.org/Spiel?a=1",
        "DESCRIPTION:Erste Zeile\\n\\nZweiter Absatz\\; Ende",
        "STATUS:CONFIRMED",
      ),
    );
    const { name, entries, notes } = parsed(text);
    expect(name).toBe("Löwen, Heimspiele");
    expect(notes).toEqual({});
    expect(entries).toEqual([
      {
        uid: "game-1@example.org",
        title: "Löwen – Titans",
        description: "Erste Zeile\n\nZweiter Absatz; Ende",
        startsAt: new Date("2026-10-11T15:00:00Z"),
        endsAt: new Date("2026-10-11T17:00:00Z"),
        location: "Riethsporthalle, Erfurt",
        categories: ["Sport", "Ball,Korb"],
        url: "https://example.org/Spiel?a=1",
        cancelled: false,
      },
    ]);
  });

  it("reads the same from any line ends, folding, order of events, and with a byte order mark", () => {
    const long = `DESCRIPTION:${"Blåbærsyltetøy 🎭 ".repeat(300).trim()}`;
    const text = calendar(event(start, long), event("UID:two", "DTSTART:20261010T150000Z"));
    const { entries } = parsed(text);
    expect(entries.map(({ uid }) => uid)).toEqual(["two", "one"]);
    expect(entries[1]?.description).toBe(long.slice(12));
    const folded = text.replace(/.{60}/gu, "$&\r\n ");
    for (const other of [
      folded,
      folded.replace(/^ /gm, "\t"),
      text.replace(/\r\n/g, "\n"),
      text.replace(/\r\n/g, "\r"),
      `\uFEFF${text}`,
    ]) {
      expect(parsed(other).entries).toEqual(entries);
    }
    expect(parsed(text.replace(/^(BEGIN|END|UID|DTSTART)/gm, (name) => name.toLowerCase())).entries).toEqual(entries);
  });

  it("turns HTML into text", () => {
    const { entry } = only(
      start,
      'DESCRIPTION:Kind: talk\\n<p>Tom &amp\\; <b>Jerry</b></p>\\n<p>See <a href="https://example.org/x">the page</a>.</p><script>alert(1)</script>',
    );
    expect(entry?.description).toBe("Kind: talk\n\nTom & Jerry\n\nSee the page (https://example.org/x).");
  });

  it("says so when it removes control characters and joins broken lines", () => {
    const { entry, notes } = only(
      start,
      "DESCRIPTION:One\u0000\u202E",
      "two without a property",
      "SUMMARY:Con\u0007cert",
    );
    expect(entry).toMatchObject({ description: "One\ntwo without a property", title: "Concert" });
    expect(notes).toEqual({ characters_removed: 2, line_joined: 1 });
  });

  it("keeps to links that a page may show, and to bounds", () => {
    const { entry, notes } = only(
      start,
      "URL:javascript:alert(1)",
      `SUMMARY:${"x".repeat(300)}`,
      `CATEGORIES:${Array.from({ length: 25 }, (_, i) => `c${i}`).join(",")}`,
      `DESCRIPTION:${"y".repeat(500_000)}`,
    );
    expect(entry?.url).toBeNull();
    expect(entry?.title).toHaveLength(200);
    expect(entry?.categories).toHaveLength(20);
    expect(entry?.description).toHaveLength(20_000);
    expect(notes).toEqual({ url_dropped: 1, text_truncated: 2, categories_cut: 5 });
  });

  it("marks what is cancelled, by event or for the whole calendar", () => {
    expect(only(start, "STATUS:CANCELLED").entry?.cancelled).toBe(true);
    expect(only(start, "STATUS:TENTATIVE").entry?.cancelled).toBe(false);
    expect(parsed(calendar(["METHOD:CANCEL"], event(start))).entries[0]?.cancelled).toBe(true);
  });

  it("reads several calendars in a file, and leaves out what is no event", () => {
    const alarm = ["BEGIN:VALARM", "SUMMARY:Alarm", "TRIGGER:-PT15M", "END:VALARM"];
    const task = ["BEGIN:VTODO", "SUMMARY:Task", "END:VTODO"];
    const text =
      calendar(event("SUMMARY:Concert", start, ...alarm), task) + calendar(["NAME:Second"], event("UID:two", start));
    expect(parsed(text)).toMatchObject({
      name: "Second",
      entries: [{ title: "Concert" }, { uid: "two" }],
      notes: { components_ignored: 1 },
    });
  });

  it("notes what has passed", () => {
    expect(only("DTSTART:20251231T220000Z", "DTEND:20251231T235900Z").notes).toEqual({ in_past: 1 });
    expect(only("DTSTART:20251231T220000Z", "DTEND:20260101T010000Z").notes).toEqual({});
  });

  describe("times", () => {
    it("are read in their zone, in the file's own zone, or in the venue's", () => {
      const newYork = [
        ...["BEGIN:VTIMEZONE", "TZID:Custom", "BEGIN:STANDARD", "DTSTART:16011104T020000"],
        ...["RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "END:STANDARD"],
        ...["BEGIN:DAYLIGHT", "DTSTART:16010311T020000", "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"],
        ...["TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "END:DAYLIGHT", "END:VTIMEZONE"],
      ];
      const at = (parameter: string, time = "20260701T200000") =>
        starts(calendar(newYork, event(`DTSTART${parameter}:${time}`)))[0];
      expect(at("", "20260701T200000Z")).toBe("2026-07-01T20:00");
      expect(at("")).toBe("2026-07-01T18:00");
      expect(at(";TZID=Asia/Tokyo")).toBe("2026-07-01T11:00");
      expect(at(';TZID="Asia/Tokyo"')).toBe("2026-07-01T11:00");
      expect(at(";TZID=/example.org/20240101_1/Asia/Tokyo")).toBe("2026-07-01T11:00");
      expect(at(";TZID=Custom")).toBe("2026-07-02T00:00");
      expect(at(";TZID=Custom", "20261231T200000")).toBe("2027-01-01T01:00");
    });

    it("in unknown zones are read in the venue's, and that is noted", () => {
      const { entries, notes } = parsed(calendar(event("DTSTART;TZID=Middle Earth:20260701T200000")), "Europe/London");
      expect(entries[0]?.startsAt.toISOString()).toBe("2026-07-01T19:00:00.000Z");
      expect(notes).toEqual({ time_zone_unknown: 1 });
    });

    it("of whole days begin with the venue's day", () => {
      const { entry } = only("DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330");
      expect(entry).toMatchObject({
        startsAt: new Date("2026-03-27T23:00:00Z"),
        endsAt: new Date("2026-03-29T22:00:00Z"),
      });
      expect(only("DTSTART:20260328").entry).toMatchObject({
        startsAt: new Date("2026-03-27T23:00:00Z"),
        endsAt: null,
      });
    });

    it("may end by a duration: days by the calendar, the rest by the clock", () => {
      const end = (duration: string) =>
        only("DTSTART;TZID=Europe/Berlin:20260328T200000", `DURATION:${duration}`)
          .entry?.endsAt?.toISOString()
          .slice(0, 16);
      expect(end("PT2H30M")).toBe("2026-03-28T21:30");
      expect(end("P1D")).toBe("2026-03-29T18:00");
      expect(end("PT24H")).toBe("2026-03-29T19:00");
      expect(end("P1W")).toBe("2026-04-04T18:00");
      expect(end("+P1DT1H")).toBe("2026-03-29T19:00");
    });

    it.each([
      "DTEND:20261011T140000Z",
      "DTEND:20261011T150000Z",
      "DTEND:tomorrow",
      "DURATION:-PT1H",
      "DURATION:P",
      "DURATION:2 hours",
    ])("lose an end that is none: %s", (line) => {
      const { entry, notes } = only(start, line);
      expect(entry?.endsAt).toBeNull();
      expect(notes).toEqual({ end_dropped: 1 });
    });
  });

  describe("UIDs", () => {
    it("are derived from start and title where they are missing, the same each time", () => {
      const bare = (title: string) => ["BEGIN:VEVENT", `SUMMARY:${title}`, start, "END:VEVENT"];
      const { entries, notes } = parsed(calendar(bare("A"), bare("B")));
      expect(notes).toEqual({ uid_missing: 2 });
      expect(new Set(entries.map(({ uid }) => uid)).size).toBe(2);
      expect(parsed(calendar(bare("B"))).entries[0]?.uid).toBe(entries.find(({ title }) => title === "B")?.uid);
    });

    it("that repeat are told apart by their starts, whatever their order", () => {
      const events = [
        event("DTSTART:20260301T190000Z"),
        event("DTSTART:20260302T190000Z"),
        event("DTSTART:20260302T190000Z"),
      ];
      const { entries, notes } = parsed(calendar(...events));
      const uids = ["one~20260301T190000Z", "one~20260302T190000Z", "one~20260302T190000Z~2"];
      expect(entries.map(({ uid }) => uid)).toEqual(uids);
      expect(parsed(calendar(...events.toReversed())).entries.map(({ uid }) => uid)).toEqual(uids);
      expect(notes).toEqual({ uid_repeated: 3 });
    });

    it("of any length stay short", () => {
      const [one, other] = ["a", "b"].map((end) => only(start, `UID:${"x".repeat(5_000)}${end}`).entry?.uid ?? "");
      expect(one?.length).toBe(200);
      expect(one).not.toBe(other);
    });
  });
});
