import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_PROBLEMS } from "@/lib/shared/import-report";
import { parse } from "./calendar-fixtures";

function expectSound(text: string): void {
  const result = parse(text);
  if (!result.ok) {
    expect(result.problems.length).toBeGreaterThan(0);
    expect(result.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
    return;
  }
  expect(result.entries.length).toBeGreaterThanOrEqual(0);
  expect(new Set(result.entries.map(({ uid }) => uid)).size).toBe(result.entries.length);
  for (const { title, startsAt, endsAt, description } of result.entries) {
    expect(title).not.toBe("");
    expect(Number.isFinite(startsAt.getTime())).toBe(true);
    if (endsAt) expect(endsAt > startsAt).toBe(true);
    expect(`${title}${description}`).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}]/u);
  }
}

const time = fc.constantFrom(
  "20260101",
  "20260329T023000",
  "20260701T200000Z",
  "20261025T020000",
  "99991231T000000",
  "20260101T",
  "x",
  "",
);
const parameters = fc.constantFrom(
  "",
  ";TZID=Europe/Berlin",
  ';TZID="Zone: odd"',
  ";TZID=",
  ";VALUE=DATE",
  ";VALUE=",
  ";=x",
  ";__proto__=x",
  ';X="unclosed',
  ";VALUE=PERIOD",
);
const rule = fc.constantFrom(
  "FREQ=DAILY",
  "FREQ=WEEKLY;BYDAY=MO,-1SU",
  "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO",
  "FREQ=YEARLY;COUNT=2;UNTIL=20260101",
  "FREQ=DAILY;INTERVAL=0",
  "FREQ=;=",
  "",
  "PARTS=x;FREQ=DAILY;BYDAY=MO",
);
const property = fc.oneof(
  fc
    .tuple(fc.constantFrom("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"), parameters, time)
    .map((parts) => `${parts[0]}${parts[1]}:${parts[2]}`),
  rule.map((value) => `RRULE:${value}`),
  fc.constantFrom(
    "DURATION:PT2H",
    "DURATION:P-1D",
    "STATUS:CANCELLED",
    "UID:same",
    "UID:",
    "SUMMARY:Concert",
    "SUMMARY;LANGUAGE=:x",
    "URL:http://[",
    " folded",
    "\tfolded",
    "no property",
    ":",
    ";",
    "",
  ),
  fc
    .tuple(
      fc.constantFrom("DESCRIPTION", "SUMMARY", "CATEGORIES", "X-ODD"),
      fc.string({ unit: "binary", maxLength: 30 }),
    )
    .map((parts) => parts.join(":")),
);
const events = fc
  .array(fc.array(property, { maxLength: 10 }), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map((lines) => ["BEGIN:VEVENT", "SUMMARY:x", "DTSTART:20260301T190000Z", ...lines, "END:VEVENT"].join("\r\n")),
  );

describe("parseCalendar, whatever it is given,", () => {
  it("never throws on text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectSound));
  });

  it("never throws on lines in any order", () => {
    const structure = fc.constantFrom(
      "BEGIN:VCALENDAR",
      "END:VCALENDAR",
      "BEGIN:VEVENT",
      "END:VEVENT",
      "BEGIN:VTIMEZONE",
      "END:VTIMEZONE",
      "BEGIN:STANDARD",
      "TZID:A",
      "TZOFFSETTO:+0100",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(structure, property), { maxLength: 40 }), (lines) => {
        expectSound(["BEGIN:VCALENDAR", ...lines].join("\n"));
      }),
    );
  });

  it("reads events of any properties soundly, and the same twice", () => {
    fc.assert(
      fc.property(events, (all) => {
        const text = ["BEGIN:VCALENDAR", ...all, "END:VCALENDAR"].join("\r\n");
        expectSound(text);
        expect(parse(text)).toEqual(parse(text));
      }),
      { numRuns: 300 },
    );
  });
});
