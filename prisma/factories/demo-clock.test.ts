import { expect, it } from "vitest";
import { instantOf } from "./demo-clock";

const at = (now: string, time: Parameters<typeof instantOf>[0]) =>
  instantOf(time, new Date(now), "Europe/Berlin").toISOString();

it("counts weeks from the Monday of this week, by the clock of the zone", () => {
  const friday = { week: 1, day: "fri", at: "20:00" } as const;
  expect(at("2027-02-10T12:00:00Z", friday)).toBe("2027-02-19T19:00:00.000Z");
  expect(at("2027-02-14T22:59:00Z", friday)).toBe("2027-02-19T19:00:00.000Z");
  // in Berlin it is Monday already
  expect(at("2027-02-14T23:01:00Z", friday)).toBe("2027-02-26T19:00:00.000Z");
});

it("counts days from today", () => {
  expect(at("2027-02-10T12:00:00Z", { days: 2, at: "20:30" })).toBe("2027-02-12T19:30:00.000Z");
  expect(at("2027-02-10T23:30:00Z", { days: 0, at: "08:00" })).toBe("2027-02-11T07:00:00.000Z");
});

it("keeps the hour where clocks change on the way", () => {
  expect(at("2027-03-24T12:00:00Z", { week: 1, day: "sat", at: "19:30" })).toBe("2027-04-03T17:30:00.000Z");
  expect(at("2027-03-24T12:00:00Z", { week: -2, day: "sat", at: "23:00" })).toBe("2027-03-13T22:00:00.000Z");
});
