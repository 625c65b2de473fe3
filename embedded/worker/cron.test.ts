import { describe, expect, it } from "vitest";
import { schedule } from "./cron";

function next(cron: string, after: string, count = 1): string[] {
  const found: string[] = [];
  for (let at = Date.parse(after); found.length < count; ) {
    at = schedule(cron)(at);
    found.push(new Date(at).toISOString().slice(0, 16));
  }
  return found;
}

describe("a schedule", () => {
  it.each([
    ["* * * * *", "2026-05-04T10:00:30Z", ["2026-05-04T10:01", "2026-05-04T10:02"]],
    ["*/20 * * * *", "2026-05-04T10:40:00Z", ["2026-05-04T11:00", "2026-05-04T11:20"]],
    ["7-59/30 3,4 * * *", "2026-05-04T03:07:00Z", ["2026-05-04T03:37", "2026-05-04T04:07", "2026-05-04T04:37"]],
    ["0 9 * * mon-fri", "2026-05-08T09:00:00Z", ["2026-05-11T09:00"]],
    ["0 0 29 2 *", "2026-03-01T00:00:00Z", ["2028-02-29T00:00"]],
    ["0 0 31 * *", "2026-01-31T00:00:00Z", ["2026-03-31T00:00", "2026-05-31T00:00"]],
    ["30 6 * * 7", "2026-05-04T00:00:00Z", ["2026-05-10T06:30"]],
    ["0 0 13 * fri", "2026-05-09T00:00:00Z", ["2026-05-13T00:00", "2026-05-15T00:00"]],
    ["@daily", "2026-12-31T23:59:59Z", ["2027-01-01T00:00"]],
    ["0 12 * jan,jul *", "2026-07-31T12:00:00Z", ["2027-01-01T12:00"]],
  ])("%s after %s", (cron, after, wanted) => {
    expect(next(cron, after, wanted.length)).toEqual(wanted);
  });

  it("goes by the clocks of its zone, also when they change", () => {
    expect(next("TZ=Europe/Berlin 30 9 * * *", "2026-03-28T00:00:00Z", 2)).toEqual([
      "2026-03-28T08:30",
      "2026-03-29T07:30",
    ]);
    // there is no half past two on that night, and there are two of them on the other
    expect(next("TZ=Europe/Berlin 30 2 * * *", "2026-03-28T12:00:00Z")).toEqual(["2026-03-30T00:30"]);
    expect(next("TZ=Europe/Berlin 30 2 * * *", "2026-10-24T12:00:00Z", 2)).toEqual([
      "2026-10-25T00:30",
      "2026-10-25T01:30",
    ]);
    expect(next("TZ=Asia/Kathmandu 0 6 * * *", "2026-01-01T00:00:00Z")).toEqual(["2026-01-01T00:15"]);
  });

  it.each(["* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "*/0 * * * *", "5-1 * * * *", "a * * * *", ""])(
    "is not %j",
    (cron) => {
      expect(() => schedule(cron)).toThrow(SyntaxError);
    },
  );

  it("is refused for a zone that there is not, and for a day that never comes", () => {
    expect(() => schedule("TZ=Mars/Olympus * * * * *")).toThrow("no time zone");
    expect(() => next("0 0 30 2 *", "2026-01-01T00:00:00Z")).toThrow("never due");
  });
});
