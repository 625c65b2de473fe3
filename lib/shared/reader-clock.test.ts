import { expect, it } from "vitest";
import { utcOffset } from "./dates";
import { readerClock } from "./reader-clock";

const start = "2027-06-12T18:00:00Z";
const end = "2027-06-12T20:30:00Z";

it("writes the time on another clock in one short line", () => {
  expect(readerClock(start, end, 120, "en", "UTC")).toBe("Sat 18:00–20:30 UTC");
  expect(readerClock(start, null, 120, "de", "Asia/Tokyo")).toBe("So 03:00 GMT+9");
  expect(readerClock(start, end, 120, "en", "America/New_York")).toMatch(/^Sat 14:00–16:30 \S+$/);
});

it("says nothing where the reader's clock shows the venue's time", () => {
  const own = -new Date(start).getTimezoneOffset();
  expect(readerClock(start, end, own, "en")).toBeNull();
  expect(readerClock(start, end, own + 60, "en")).not.toBeNull();
});

it("a zone's distance from UTC is counted in minutes", () => {
  expect(utcOffset(start, "Europe/Berlin")).toBe(120);
  expect(utcOffset(start, "America/St_Johns")).toBe(-150);
  expect(utcOffset(start, "UTC")).toBe(0);
});
