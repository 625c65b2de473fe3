import { expect, it } from "vitest";
import { formatAgo } from "./relative-time";

const now = new Date("2027-06-12T12:00:00Z");
it.each([
  ["2027-06-12T11:59:30Z", "now", "jetzt"],
  ["2027-06-12T11:48:00Z", "12 minutes ago", "vor 12 Minuten"],
  ["2027-06-12T09:00:01Z", "2 hours ago", "vor 2 Stunden"],
  ["2027-06-11T12:00:00Z", "yesterday", "gestern"],
  ["2027-05-13T12:00:00Z", "30 days ago", "vor 30 Tagen"],
  // a clock that is a little ahead
  ["2027-06-12T12:00:05Z", "now", "jetzt"],
])("writes how long ago %s was", (then, english, german) => {
  expect(formatAgo(then, now, "en")).toBe(english);
  expect(formatAgo(new Date(then), now, "de")).toBe(german);
});
