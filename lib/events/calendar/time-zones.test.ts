import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CalendarReport } from "./calendar-report";
import { rawValue, readContentLines } from "./content-lines";
import { readComponents } from "./read-components";
import { TimeZones } from "./time-zones";

const instant = (zones: TimeZones, tzid: string, wall: string) =>
  new Date(zones.find(tzid)?.instantOf(Date.parse(`${wall}Z`)) ?? Number.NaN).toISOString().slice(0, 16);

const berlin = (name: string) => `BEGIN:VTIMEZONE
TZID:${name}
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE`;

function zonesOf(...definitions: string[]): TimeZones {
  const report = new CalendarReport();
  const { zones } = readComponents(report, readContentLines(report, definitions.join("\n")));
  expect(report.refused).toBe(false);
  return new TimeZones("Europe/Berlin", zones);
}

describe("TimeZones", () => {
  it("knows when clocks in a zone show a time", () => {
    const zones = new TimeZones("Europe/Berlin", []);
    expect(instant(zones, "Europe/Berlin", "2026-01-15T20:00")).toBe("2026-01-15T19:00");
    expect(instant(zones, "Europe/Berlin", "2026-07-15T20:00")).toBe("2026-07-15T18:00");
    expect(instant(zones, "Asia/Kathmandu", "2026-07-15T20:00")).toBe("2026-07-15T14:15");
    expect(instant(zones, "America/New_York", "2026-12-31T20:00")).toBe("2027-01-01T01:00");
  });

  it("takes the first of two times that clocks show twice, and counts skipped ones from before", () => {
    const zones = new TimeZones("Europe/Berlin", []);
    expect(instant(zones, "Europe/Berlin", "2026-10-25T02:30")).toBe("2026-10-25T00:30");
    expect(instant(zones, "Europe/Berlin", "2026-03-29T02:30")).toBe("2026-03-29T01:30");
    expect(instant(zones, "Pacific/Apia", "2011-12-30T12:00")).toBe("2011-12-30T22:00");
  });

  it("reads a file's own definition like the zone that it describes", () => {
    const zones = zonesOf(berlin("Mine"));
    const minutes = fc.integer({ min: 0, max: 15 * 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const wall = Date.UTC(2020, 0, 1) + minute * 60_000;
        const date = new Date(wall);
        // The hour that clocks skip belongs to neither.
        fc.pre(!(date.getUTCMonth() === 2 && date.getUTCDate() > 24 && date.getUTCHours() === 2));
        expect(zones.find("Mine")?.instantOf(wall)).toBe(zones.find("Europe/Berlin")?.instantOf(wall));
      }),
    );
  });

  it("prefers the IANA zone to a definition under its name", () => {
    const wrong = berlin("Europe/Berlin").replaceAll("+0200", "+0900");
    expect(instant(zonesOf(wrong), "Europe/Berlin", "2026-07-15T20:00")).toBe("2026-07-15T18:00");
  });

  it("follows rules that have ended, and changes given one by one", () => {
    const ended = berlin("Ended").replace(
      "BYDAY=-1SU\nTZOFFSETFROM:+0100",
      "BYDAY=-1SU;UNTIL=20100328T010000Z\nTZOFFSETFROM:+0100",
    );
    const zones = zonesOf(
      ended.replace("BYDAY=-1SU\nTZOFFSETFROM:+0200", "BYDAY=-1SU;UNTIL=20091025T010000Z\nTZOFFSETFROM:+0200"),
    );
    expect(instant(zones, "Ended", "2009-12-01T20:00")).toBe("2009-12-01T19:00");
    expect(instant(zones, "Ended", "2026-01-15T20:00")).toBe("2026-01-15T18:00");
    const listed = berlin("Listed").replace(
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
      "RDATE:20260401T020000,20270401T020000",
    );
    expect(instant(zonesOf(listed), "Listed", "2026-04-02T20:00")).toBe("2026-04-02T18:00");
    expect(instant(zonesOf(listed), "Listed", "2026-03-30T20:00")).toBe("2026-03-30T19:00");
  });

  it("does not know zones that are badly defined or not at all", () => {
    const bad = [
      berlin("A").replace("FREQ=YEARLY", "FREQ=DAILY"),
      berlin("B").replace("TZOFFSETTO:+0100", "TZOFFSETTO:one"),
      berlin("C").replace("DTSTART:19700329T020000", "X-NONE:1"),
      "BEGIN:VTIMEZONE\nTZID:D\nEND:VTIMEZONE",
      berlin("E").replace(
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        `RDATE:${Array(600).fill("20260401T020000").join(",")}`,
      ),
    ];
    const zones = zonesOf(...bad);
    for (const tzid of ["A", "B", "C", "D", "E", "F", "", "Europe/Nowhere", "constructor"])
      expect(zones.find(tzid)).toBeNull();
  });
});

describe("rawValue", () => {
  it("stands behind the first colon outside of quotes", () => {
    const value = (text: string) => rawValue({ line: 1, name: "X", text });
    expect(value('DTSTART;TZID="a:b;c":2026')).toBe("2026");
    expect(value("URL:https://example.org")).toBe("https://example.org");
    expect(value("DTSTART;TZID=x")).toBe("");
  });
});
