import { expect, it } from "vitest";
import { detailFixture } from "./event-fixture";
import { googleCalendarUrl, mapUrl } from "./event-links";

it("a calendar gets the event in UTC with its zone, whatever its title says", () => {
  const event = { ...detailFixture, title: "A & B #1 <3", endsAt: "2027-06-12T20:30:00.000Z" };
  const url = new URL(googleCalendarUrl(event, "https://tickets.example/events/night"));
  expect(url.origin).toBe("https://calendar.google.com");
  expect(url.searchParams.get("text")).toBe("A & B #1 <3");
  expect(url.searchParams.get("dates")).toBe("20270612T180000Z/20270612T203000Z");
  expect(url.searchParams.get("ctz")).toBe("Europe/Berlin");
  expect(new URL(googleCalendarUrl(detailFixture, "x")).searchParams.get("dates")).toBe(
    "20270612T180000Z/20270612T200000Z",
  );
});

it("a map looks for the address, or for the venue that has none", () => {
  const venue = { name: "Hall", address: "Main Street 1", city: "Berlin", country: "DE" };
  expect(new URL(mapUrl(venue)).searchParams.get("query")).toBe("Main Street 1, Berlin, DE");
  expect(new URL(mapUrl({ ...venue, address: "" })).searchParams.get("query")).toBe("Hall, Berlin, DE");
});
