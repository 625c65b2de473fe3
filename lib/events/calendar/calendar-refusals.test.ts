import { describe, expect, it } from "vitest";
import { calendar, event, parse } from "./calendar-fixtures";

function problems(text: string) {
  const result = parse(text);
  return result.ok ? [] : result.problems;
}

/** Problems of a calendar whose event begins at line 3. */
const ofEvent = (...lines: string[]) => problems(calendar(event("UID:one", "SUMMARY:Concert", ...lines)));

describe("parseCalendar refuses", () => {
  it.each([
    ["", "The file is empty."],
    [" \r\n ", "The file is empty."],
    ["<!DOCTYPE html><html></html>", "a web page (HTML)"],
    ["<?xml version='1.0'?><a/>", "XML"],
    ['{"events": []}', "JSON"],
    ["PK\u0003\u0004\u0000\u0000", "a ZIP archive or an office document"],
    ["%PDF-1.7\n", "a PDF document"],
    ["\u0000\u0001\u0002", "a binary file"],
    ["BEGIN:VCARD\nFN:A\nEND:VCARD", "contacts (vCard)"],
    ["BEGIN:VEVENT\nEND:VEVENT", "calendar entries without the BEGIN:VCALENDAR around them"],
    ["title,start,end\nA,1,2\n", "a table (CSV)"],
    ["Hello there", "plain text"],
  ])("%j, saying what it looks like", (text, message) => {
    const [problem, ...others] = problems(text);
    expect(others).toEqual([]);
    expect(problem?.path).toBe("line 1");
    expect(problem?.message).toContain(message);
  });

  it("a calendar without events", () => {
    expect(problems(calendar(["BEGIN:VTODO", "END:VTODO"]))).toEqual([
      { path: "line 1", message: "The calendar has no events." },
    ]);
  });

  it.each([
    [[], "line 3", "The event that begins here has no DTSTART."],
    [["DTSTART:"], "line 6", "DTSTART cannot be read: “”."],
    [["DTSTART:2026-01-01T20:00:00"], "line 6", "DTSTART cannot be read: “2026-01-01T20:00:00”."],
    [
      ["DESCRIPTION:folded", " over", " lines", "DTSTART:20260230T200000"],
      "line 9",
      "DTSTART cannot be read: “20260230T200000”.",
    ],
    [["DTSTART:20260101T250000Z"], "line 6", "DTSTART cannot be read: “20260101T250000Z”."],
    [["DTSTART:00010101"], "line 6", "DTSTART cannot be read: “00010101”."],
    [["DTSTART:20260101X200000"], "line 6", "DTSTART cannot be read: “20260101X200000”."],
    [
      ["DTSTART:20260101", "RRULE:FREQ=HOURLY"],
      "line 7",
      "Only daily, weekly, monthly and yearly recurrence is supported.",
    ],
    [
      ["DTSTART:20260101", "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"],
      "line 8",
      "More than one recurrence rule, and EXRULE, are not supported.",
    ],
    [["DTSTART:20260101", "EXDATE:20260102,soon"], "line 7", "EXDATE cannot be read: “soon”."],
    [["DTSTART:20260101", "RECURRENCE-ID:x"], "line 7", "RECURRENCE-ID cannot be read: “x”."],
  ])("an event with %j, by line", (lines, path, message) => {
    expect(ofEvent(...lines)).toEqual([{ path, message }]);
  });

  it("events without a title", () => {
    const untitled = ["BEGIN:VEVENT", "UID:two", "DTSTART:20260101", "END:VEVENT"];
    const empty = ["BEGIN:VEVENT", "UID:three", "SUMMARY: ", "DTSTART:20260101", "RRULE:FREQ=DAILY", "END:VEVENT"];
    const change = ["BEGIN:VEVENT", "UID:two", "RECURRENCE-ID:20260101", "DTSTART:20260101", "END:VEVENT"];
    const message = "The event that begins here has no SUMMARY.";
    expect(problems(calendar(untitled, empty, change))).toEqual(
      ["line 3", "line 7", "line 13"].map((path) => ({ path, message })),
    );
  });

  it("what was cut off or does not fit together, since something would be missing", () => {
    const text = calendar(event("DTSTART:20260101"), event("UID:two", "DTSTART:20260102"));
    const cut = (end: string) => problems(text.slice(0, text.lastIndexOf(end)));
    expect(cut("DTSTART")).toEqual([{ path: "line 8", message: "The file ends inside the VEVENT that begins here." }]);
    expect(cut("END:VCALENDAR")).toEqual([
      { path: "line 1", message: "The file ends inside the VCALENDAR that begins here." },
    ]);
    expect(problems(text.replace("END:VEVENT\r\n", ""))[0]?.path).toBe("line 12");
    expect(problems(`${text}END:VEVENT\r\n`)[0]?.message).toBe("END:VEVENT stands outside of everything.");
    expect(problems("BEGIN:VCALENDAR\n".repeat(100_000))[0]).toEqual({
      path: "line 21",
      message: "Components are nested too deeply.",
    });
  });

  it("all at once, up to fifty", () => {
    const bad = Array.from({ length: 80 }, () => event("DTSTART:never"));
    expect(problems(calendar(...bad))).toHaveLength(50);
    expect(problems(calendar(...bad.slice(0, 3))).map(({ path }) => path)).toEqual(["line 6", "line 11", "line 16"]);
  });

  it("files beyond every bound", () => {
    expect(problems("x".repeat(5_000_001))[0]?.message).toBe("The file is larger than 5 MB.");
    expect(problems(calendar(event("DTSTART:20260101", `DESCRIPTION:${"<b>".repeat(200_001)}`)))[0]?.message).toContain(
      "HTML tags",
    );
    const many = Array.from({ length: 10_001 }, () => ["BEGIN:VEVENT", "END:VEVENT"]);
    expect(problems(calendar(...many))[0]?.message).toContain("more than 10000 events");
  });
});
