import { describe, expect, it } from "vitest";
import {
  type DateView,
  dayParts,
  formatDay,
  formatDays,
  formatMonth,
  formatShortDay,
  formatTime,
  formatTimes,
  formatWhen,
  isoDay,
  isoLocal,
  spansDays,
  zoneName,
  zonePlace,
} from "./dates";

const berlin: DateView = { locale: "en", timeZone: "Europe/Berlin" };
const berlinInGerman: DateView = { locale: "de", timeZone: "Europe/Berlin" };
const newYork: DateView = { locale: "en", timeZone: "America/New_York" };
const summer = "2027-06-12T18:00:00Z";

describe("days and times", () => {
  it("are read in the venue's zone", () => {
    expect(formatDay(summer, berlin)).toBe("Saturday, 12 June 2027");
    expect(formatDay(summer, { locale: "en", timeZone: "Asia/Tokyo" })).toBe("Sunday, 13 June 2027");
    expect(formatDay(summer, berlinInGerman)).toBe("Samstag, 12. Juni 2027");
    expect(formatTime(summer, berlin)).toBe("20:00");
    expect(formatMonth(summer, berlinInGerman)).toBe("Juni 2027");
    expect(formatTime("2027-06-12T22:00:00Z", berlin)).toBe("00:00");
  });

  it("name the zone, also where a language has no name for it", () => {
    expect(zoneName(summer, berlin)).toBe("CEST");
    expect(zoneName("2027-01-12T18:00:00Z", berlin)).toBe("CET");
    expect(zoneName(summer, berlinInGerman)).toBe("MESZ");
    expect(zoneName(summer, newYork)).toBe("EDT");
    expect(zoneName(summer, { locale: "de", timeZone: "America/New_York" })).toBe("EDT");
    expect(zoneName(summer, { locale: "en", timeZone: "Asia/Tokyo" })).toBe("GMT+9");
    expect(zoneName(summer, { locale: "en", timeZone: "UTC" })).toBe("UTC");
    expect(zonePlace("America/New_York")).toBe("New York");
    expect(zonePlace("UTC")).toBe("UTC");
  });

  it("follow the change to summer time", () => {
    expect(formatTimes("2027-03-28T00:30:00Z", "2027-03-28T02:30:00Z", berlin)).toBe("01:30–04:30 CET");
  });

  it("leave the year out only within the same one", () => {
    expect(formatShortDay(summer, berlin, "2027-01-01T00:00:00Z")).toBe("Sat, 12 Jun");
    expect(formatShortDay(summer, berlin, "2026-12-01T00:00:00Z")).toBe("Sat, 12 Jun 2027");
    // already the new year in Berlin
    expect(formatShortDay(summer, berlin, "2026-12-31T23:30:00Z")).toBe("Sat, 12 Jun");
  });
});

describe("ranges", () => {
  it("give both times of one day", () => {
    expect(formatWhen(summer, "2027-06-12T20:30:00Z", berlin)).toBe("Saturday, 12 June 2027, 20:00–22:30 CEST");
    expect(formatWhen(summer, null, berlinInGerman)).toBe("Samstag, 12. Juni 2027, 20:00 MESZ");
  });

  it("count a night until morning as one day", () => {
    expect(spansDays("2027-06-12T20:00:00Z", "2027-06-13T04:00:00Z", "Europe/Berlin")).toBe(false);
    expect(spansDays("2027-06-12T20:00:00Z", "2027-06-13T06:00:00Z", "Europe/Berlin")).toBe(true);
    expect(spansDays("2027-06-12T22:30:00Z", "2027-06-12T23:30:00Z", "Europe/Berlin")).toBe(false);
  });

  it("give the days of several", () => {
    expect(formatDays(summer, "2027-06-14T18:00:00Z", berlin)).toBe("12–14 June 2027");
    expect(formatDays(summer, "2027-06-14T18:00:00Z", berlinInGerman)).toBe("12.–14. Juni 2027");
    expect(formatWhen("2027-06-12T08:00:00Z", "2027-06-14T16:00:00Z", berlin)).toBe("12–14 June 2027, 10:00 CEST");
  });
});

describe("calendar days", () => {
  it("are those of the zone", () => {
    expect(isoDay("2027-06-12T22:30:00Z", "Europe/Berlin")).toBe("2027-06-13");
    expect(isoDay("2027-06-12T22:30:00Z", "America/New_York")).toBe("2027-06-12");
    expect(dayParts(summer, berlinInGerman)).toEqual({ weekday: "Sa", day: "12", month: "Jun", year: "2027" });
    expect(dayParts(summer, berlin)).toEqual({ weekday: "Sat", day: "12", month: "Jun", year: "2027" });
  });
});

describe("the time on a zone's clock", () => {
  it.each([
    ["Europe/Berlin", "2027-06-12T20:00:00+02:00"],
    ["America/St_Johns", "2027-06-12T15:30:00-02:30"],
    ["UTC", "2027-06-12T18:00:00+00:00"],
    ["Asia/Tokyo", "2027-06-13T03:00:00+09:00"],
  ])("in %s says how far that is from UTC", (timeZone, written) => {
    expect(isoLocal(summer, timeZone)).toBe(written);
    expect(Date.parse(written)).toBe(Date.parse(summer));
  });
});
