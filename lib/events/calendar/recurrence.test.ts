import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { readRule, ruleDates } from "./recurrence";

const HOUR = 3_600_000;
const far = Date.UTC(2100, 0, 1);

function dates(text: string, start = "2026-01-01T20:00", limit = 5, end = far): string[] {
  const rule = readRule(text);
  if (typeof rule === "string") throw new Error(rule);
  const found = ruleDates(rule, Date.parse(`${start}Z`), end, (wall) => wall - HOUR, limit).dates;
  return found.map((date) => new Date(date).toISOString().slice(0, 16));
}

const days = (text: string, start?: string, limit?: number) =>
  dates(text, start, limit).map((date) => date.slice(0, 10));

describe("ruleDates", () => {
  it("counts days, weeks, months and years", () => {
    expect(days("FREQ=DAILY;INTERVAL=10;COUNT=3")).toEqual(["2026-01-01", "2026-01-11", "2026-01-21"]);
    expect(days("FREQ=WEEKLY;BYDAY=TH,SA;COUNT=3")).toEqual(["2026-01-01", "2026-01-03", "2026-01-08"]);
    expect(days("FREQ=MONTHLY", "2026-01-31T20:00", 3)).toEqual(["2026-01-31", "2026-03-31", "2026-05-31"]);
    expect(days("FREQ=YEARLY", "2024-02-29T20:00", 2)).toEqual(["2024-02-29", "2028-02-29"]);
    expect(days("FREQ=YEARLY;BYMONTH=3,6", "2026-03-05T20:00", 3)).toEqual(["2026-03-05", "2026-06-05", "2027-03-05"]);
  });

  it("finds the n-th and the last weekday of a month or year", () => {
    expect(days("FREQ=MONTHLY;BYDAY=1FR,-1FR", undefined, 4)).toEqual([
      "2026-01-02",
      "2026-01-30",
      "2026-02-06",
      "2026-02-27",
    ]);
    expect(days("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", undefined, 2)).toEqual(["2026-10-25", "2027-10-31"]);
    expect(days("FREQ=YEARLY;BYDAY=20MO", undefined, 2)).toEqual(["2026-05-18", "2027-05-17"]);
    expect(days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", undefined, 3)).toEqual([
      "2026-02-13",
      "2026-03-13",
      "2026-11-13",
    ]);
  });

  it("counts days from the end, of the month and of the year", () => {
    expect(days("FREQ=MONTHLY;BYMONTHDAY=-1", undefined, 2)).toEqual(["2026-01-31", "2026-02-28"]);
    expect(days("FREQ=YEARLY;BYYEARDAY=1,-1", undefined, 3)).toEqual(["2026-01-01", "2026-12-31", "2027-01-01"]);
  });

  it("chooses positions, times, and the first day of the week", () => {
    expect(days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", undefined, 2)).toEqual(["2026-01-30", "2026-02-27"]);
    expect(dates("FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30", undefined, 3)).toEqual([
      "2026-01-02T09:00",
      "2026-01-02T09:30",
      "2026-01-02T14:00",
    ]);
    const everyOther = (weekStart: string) =>
      days(`FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=${weekStart}`, "1997-08-05T09:00");
    expect(everyOther("MO")).toEqual(["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]);
    expect(everyOther("SU")).toEqual(["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]);
  });

  it("ends with UNTIL: a whole day, a time on the wall, or an instant", () => {
    expect(days("FREQ=DAILY;UNTIL=20260102")).toEqual(["2026-01-01", "2026-01-02"]);
    expect(days("FREQ=DAILY;UNTIL=20260102T195959")).toEqual(["2026-01-01"]);
    expect(days("FREQ=DAILY;UNTIL=20260102T190000Z")).toEqual(["2026-01-01", "2026-01-02"]);
    expect(days("FREQ=DAILY;UNTIL=20260102T185959Z")).toEqual(["2026-01-01"]);
  });

  it("stops at the end of the span, however far the next date is", () => {
    expect(dates("FREQ=YEARLY;INTERVAL=99999999")).toEqual(["2026-01-01T20:00"]);
    expect(dates("FREQ=DAILY;INTERVAL=99999999999999999999", undefined, 5)).toEqual(["2026-01-01T20:00"]);
    expect(dates("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")).toEqual([]);
  });

  it("agrees with the calendar library on rules that it expands", () => {
    const weekday = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    const rule = fc.oneof(
      fc.constant("FREQ=DAILY"),
      fc.uniqueArray(weekday, { minLength: 1 }).map((list) => `FREQ=WEEKLY;BYDAY=${list.join(",")}`),
      fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), weekday).map(([n, day]) => `FREQ=MONTHLY;BYDAY=${n}${day}`),
      fc.integer({ min: 1, max: 28 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), weekday)
        .map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=2${day}`),
    );
    const start = fc.integer({ min: 0, max: 3_000 }).map((day) => Date.UTC(2020, 0, 1 + day, 20));
    fc.assert(
      fc.property(rule, fc.integer({ min: 1, max: 4 }), start, (text, interval, from) => {
        const full = `${text};INTERVAL=${interval}`;
        const ours = dates(full, new Date(from).toISOString().slice(0, 16), 8);
        // Started on a date of the rule's own, as the library expects.
        const first = ours[0] ?? "";
        const iterator = ICAL.Recur.fromString(full).iterator(ICAL.Time.fromJSDate(new Date(`${first}Z`), true));
        const theirs = Array.from({ length: 8 }, () => iterator.next().toString().slice(0, 16));
        expect(dates(full, first, 8)).toEqual(theirs);
      }),
    );
  });
});

describe("readRule", () => {
  it.each([
    ["FREQ=HOURLY", "Only daily, weekly, monthly and yearly recurrence is supported."],
    ["INTERVAL=2", "Only daily, weekly, monthly and yearly recurrence is supported."],
    ["FREQ=SOMETIMES", "The recurrence rule cannot be read."],
    ["FREQ=DAILY;BYDAY", "The recurrence rule cannot be read."],
    ["FREQ=DAILY;BYMONTH=13", "The recurrence rule cannot be read."],
    ["FREQ=DAILY;UNTIL=20260230", "The recurrence rule's UNTIL cannot be read."],
    ["FREQ=DAILY;COUNT=0", "The recurrence rule's COUNT cannot be read."],
    ["FREQ=YEARLY;BYWEEKNO=20", "Recurrence by numbers of weeks is not supported."],
    ["FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", "More than 24 times a day are not supported."],
  ])("refuses %s", (text, message) => {
    expect(readRule(text)).toBe(message);
  });
});
