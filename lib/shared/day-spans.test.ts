import { describe, expect, it } from "vitest";
import { daySpans, spanOf } from "./day-spans";

describe("spans of days", () => {
  it("count from today where people go out, not from today in UTC", () => {
    const night = new Date("2027-02-24T23:30:00Z");
    expect(daySpans(night, "UTC").today).toEqual({ to: "2027-02-24" });
    const spans = daySpans(night, "Europe/Berlin");
    expect(spans.today).toEqual({ to: "2027-02-25" });
    expect(spans.tomorrow).toEqual({ from: "2027-02-26", to: "2027-02-26" });
    expect(spans.week).toEqual({ to: "2027-03-04" });
    expect(spans.month).toEqual({ to: "2027-03-27" });
    expect(daySpans(night, "America/Los_Angeles").tomorrow).toEqual({ from: "2027-02-25", to: "2027-02-25" });
  });

  it("go over the end of a year and the change of the clocks", () => {
    expect(daySpans(new Date("2027-12-31T12:00:00Z"), "Europe/Berlin").tomorrow.to).toBe("2028-01-01");
    expect(daySpans(new Date("2027-03-27T23:30:00Z"), "Europe/Berlin").tomorrow.to).toBe("2027-03-29");
  });

  it.each([
    ["a Monday", "2027-06-07", { from: "2027-06-12", to: "2027-06-13" }],
    ["a Friday", "2027-06-11", { from: "2027-06-12", to: "2027-06-13" }],
    ["a Saturday", "2027-06-12", { to: "2027-06-13" }],
    ["a Sunday", "2027-06-13", { to: "2027-06-13" }],
  ])("find the weekend on %s", (_name, day, weekend) => {
    expect(daySpans(new Date(`${day}T12:00:00Z`), "UTC").weekend).toEqual(weekend);
  });

  it("are recognised by their days", () => {
    const spans = daySpans(new Date("2027-06-07T12:00:00Z"), "UTC");
    expect(spanOf({ to: "2027-06-07" }, spans)).toBe("today");
    expect(spanOf({ from: "2027-06-12", to: "2027-06-13" }, spans)).toBe("weekend");
    expect(spanOf({ from: "2027-06-12" }, spans)).toBeNull();
    expect(spanOf({}, spans)).toBeNull();
  });
});
