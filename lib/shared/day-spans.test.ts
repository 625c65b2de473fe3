import { expect, it } from "vitest";
import { daySpans } from "./day-spans";

it("counts from today", () => {
  const spans = daySpans(new Date("2027-02-24T23:30:00Z"));
  expect(spans.today).toEqual({ to: "2027-02-24" });
  expect(spans.week).toEqual({ to: "2027-03-03" });
  expect(spans.month).toEqual({ to: "2027-03-26" });
});

it.each([
  ["a Monday", "2027-06-07", { from: "2027-06-12", to: "2027-06-13" }],
  ["a Friday", "2027-06-11", { from: "2027-06-12", to: "2027-06-13" }],
  ["a Saturday", "2027-06-12", { to: "2027-06-13" }],
  ["a Sunday", "2027-06-13", { to: "2027-06-13" }],
])("finds the weekend on %s", (_name, day, weekend) => {
  expect(daySpans(new Date(`${day}T12:00:00Z`)).weekend).toEqual(weekend);
});
