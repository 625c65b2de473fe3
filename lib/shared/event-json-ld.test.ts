import { describe, expect, it } from "vitest";
import { detailFixture } from "./event-fixture";
import { eventJsonLd, jsonForScript } from "./event-json-ld";

const event = detailFixture;
const links = {
  url: "https://tickets.example/events/night",
  venue: "https://tickets.example/venues/hall",
  organizer: "https://tickets.example/organizers/org",
  images: ["https://tickets.example/events/night/share.png"],
};
const before = new Date("2027-06-01T00:00:00Z");

describe("the event for search engines", () => {
  it("has its kind, place and offers", () => {
    expect(eventJsonLd(event, links, before)).toMatchObject({
      "@type": "MusicEvent",
      eventStatus: "https://schema.org/EventScheduled",
      location: { name: "Hall", address: { addressLocality: "Berlin", addressCountry: "DE" } },
      offers: [
        { price: "42.50", priceCurrency: "EUR", availability: "https://schema.org/InStock" },
        { price: "0.00", availability: "https://schema.org/SoldOut" },
      ],
    });
  });

  it("has all that search engines require, and the rest that they ask for", () => {
    // https://developers.google.com/search/docs/appearance/structured-data/event
    const written = JSON.parse(JSON.stringify(eventJsonLd(event, links, before))) as Record<string, unknown>;
    for (const name of ["name", "startDate", "location", "eventStatus", "image", "offers", "organizer", "performer"]) {
      expect(written[name], name).toBeTruthy();
    }
    expect(written.startDate).toBe("2027-06-12T20:00:00+02:00");
    expect(written).not.toHaveProperty("endDate");
    expect(written).not.toHaveProperty("description");
    for (const offer of written.offers as Record<string, string>[]) {
      for (const name of ["price", "priceCurrency", "availability", "url", "validFrom", "validThrough"]) {
        expect(offer[name], name).toBeTruthy();
      }
    }
  });

  it("announces a sale that has not begun", () => {
    const later = { ...event, availability: "not_on_sale" as const, salesStartAt: "2027-06-05T08:00:00Z" };
    expect(eventJsonLd(later, links, before)).toMatchObject({
      offers: [
        { availability: "https://schema.org/PreOrder", validFrom: "2027-06-05T10:00:00+02:00" },
        { availability: "https://schema.org/PreOrder" },
      ],
    });
  });

  it("writes prices with the decimals of their currency", () => {
    const [tier] = event.tiers;
    if (!tier) throw new Error("no tier");
    const inYen = { ...event, tiers: [{ ...tier, price: { amount: 3000, currency: "JPY" } }] };
    expect(eventJsonLd(inYen, links, before)).toMatchObject({ offers: [{ price: "3000", priceCurrency: "JPY" }] });
  });

  it("asks for the price with its fee", () => {
    const withFees = { ...event, fees: { perTicket: 150, percent: 2.5 } };
    expect(eventJsonLd(withFees, links, before)).toMatchObject({ offers: [{ price: "45.06" }, { price: "0.00" }] });
  });

  it("says when it is cancelled, and then sells nothing", () => {
    expect(eventJsonLd({ ...event, status: "cancelled" }, links, before)).toMatchObject({
      eventStatus: "https://schema.org/EventCancelled",
      offers: [{ availability: "https://schema.org/SoldOut" }, { availability: "https://schema.org/SoldOut" }],
    });
  });

  it("cannot leave its script element", () => {
    const text = jsonForScript(eventJsonLd(event, links, before));
    expect(text).not.toMatch(/[<>&]/);
    expect(JSON.parse(text)).toMatchObject({ name: event.title, organizer: { name: "Org & Co" } });
    expect(jsonForScript({ a: "\u2028" })).toBe('{"a":"\\u2028"}');
  });
});
