import { describe, expect, it } from "vitest";
import { calendar, event, parsed, starts } from "./calendar-fixtures";

const weekly = [
  "DTSTART;TZID=Europe/Berlin:20260320T200000",
  "DTEND;TZID=Europe/Berlin:20260320T220000",
  "RRULE:FREQ=WEEKLY;COUNT=3",
];

describe("series", () => {
  it("keep the time on the clock across a change of clocks, and get a UID for each date", () => {
    const { entries, notes } = parsed(calendar(event(...weekly)));
    expect(entries.map(({ uid, startsAt, endsAt }) => [uid, startsAt.toISOString(), endsAt?.toISOString()])).toEqual([
      ["one#20260320T190000Z", "2026-03-20T19:00:00.000Z", "2026-03-20T21:00:00.000Z"],
      ["one#20260327T190000Z", "2026-03-27T19:00:00.000Z", "2026-03-27T21:00:00.000Z"],
      ["one#20260403T180000Z", "2026-04-03T18:00:00.000Z", "2026-04-03T20:00:00.000Z"],
    ]);
    expect(notes).toEqual({});
  });

  it("gain dates and lose them, by time or by day", () => {
    const text = calendar(
      event(
        ...weekly,
        "RDATE;TZID=Europe/Berlin:20260501T200000,20260320T200000",
        "RDATE;VALUE=PERIOD:20260601T180000Z/PT1H",
        "EXDATE;TZID=Europe/Berlin:20260327T200000",
        "EXDATE;VALUE=DATE:20260403",
      ),
    );
    expect(starts(text)).toEqual(["2026-03-20T19:00", "2026-05-01T18:00", "2026-06-01T18:00"]);
  });

  it("take over changed dates under the same UID", () => {
    const moved = event(
      "RECURRENCE-ID;TZID=Europe/Berlin:20260327T200000",
      "DTSTART;TZID=Europe/Berlin:20260328T180000",
      "SUMMARY:Moved",
    );
    const off = [
      "BEGIN:VEVENT",
      "UID:one",
      "RECURRENCE-ID;VALUE=DATE:20260403",
      "DTSTART:20260403T180000Z",
      "STATUS:CANCELLED",
      "END:VEVENT",
    ];
    for (const text of [calendar(event(...weekly), moved, off), calendar(off, moved, event(...weekly))]) {
      const { entries, notes } = parsed(text);
      expect(
        entries.map(({ uid, title, startsAt, cancelled }) => [uid, title, startsAt.toISOString(), cancelled]),
      ).toEqual([
        ["one#20260320T190000Z", "Concert", "2026-03-20T19:00:00.000Z", false],
        ["one#20260327T190000Z", "Moved", "2026-03-28T17:00:00.000Z", false],
        ["one#20260403T180000Z", "Concert", "2026-04-03T18:00:00.000Z", true],
      ]);
      expect(notes).toEqual({});
    }
  });

  it("keep changed dates whose series is not in the file; of two changes the last counts", () => {
    const change = (title: string) =>
      event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260327T190000Z", "DTSTART:20260328T170000Z", `SUMMARY:${title}`);
    const { entries, notes } = parsed(calendar(change("First"), change("Last")));
    expect(entries.map(({ uid, title }) => [uid, title])).toEqual([["one#20260327T190000Z", "Last"]]);
    expect(notes).toEqual({ range_ignored: 2, override_ambiguous: 1 });
  });

  it("end two years after their start, or after 1,000 dates in all, which is noted", () => {
    const { entries, notes } = parsed(calendar(event("DTSTART:20260320T200000Z", "RRULE:FREQ=MONTHLY")));
    expect(entries).toHaveLength(25);
    expect(entries.at(-1)?.startsAt.toISOString()).toBe("2028-03-20T20:00:00.000Z");
    expect(notes).toEqual({ series_cut: 1 });

    const daily = (uid: string) =>
      event(`UID:${uid}`, "DTSTART:20260320T200000Z", "RRULE:FREQ=DAILY;UNTIL=20280319T200000Z");
    const many = parsed(calendar(daily("a"), daily("b"), daily("c")));
    const counts = ["a", "b", "c"].map((uid) => many.entries.filter((entry) => entry.uid.startsWith(uid)).length);
    expect(counts).toEqual([731, 269, 1]);
    expect(many.notes).toEqual({ series_cut: 2 });
  });

  it("that no day fulfils have their start alone", () => {
    expect(starts(calendar(event("DTSTART:20260320T200000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")))).toEqual([
      "2026-03-20T20:00",
    ]);
  });
});
