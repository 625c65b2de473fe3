import { describe, expect, it } from "vitest";
import { activeFilters, browseHref, without } from "./browse-address";
import { PAGE_SIZE, readBrowseQuery, type SearchParams } from "./browse-query";

const read = (params: SearchParams) => readBrowseQuery(params, ["EUR"]);

describe("the address of the listing", () => {
  it("is read into filters", () => {
    const query = read({
      q: " grüner mond ",
      category: "concert",
      from: "2027-06-01",
      to: "2027-06-30",
      priceFrom: "12,50",
      priceTo: "40",
      available: "true",
      sort: "price",
    });
    expect(query.ignored).toEqual([]);
    expect(query.filters).toEqual({
      q: "grüner mond",
      category: "concert",
      from: "2027-06-01",
      to: "2027-06-30",
      minPrice: 1250,
      maxPrice: 4000,
      available: true,
      sort: "price",
      limit: PAGE_SIZE,
    });
  });

  it("may be empty, as a form sends it", () => {
    const query = read({ q: "", from: "  ", city: undefined, utm_source: "mail" });
    expect(query).toEqual({ values: {}, filters: { limit: PAGE_SIZE }, ignored: [], currency: "EUR" });
  });

  it("takes the last of repeated values", () => {
    expect(read({ category: ["club", "sport"] }).filters.category).toBe("sport");
  });

  it.each([
    ["category", "opera!"],
    ["from", "tomorrow"],
    ["from", "2027-02-31"],
    ["to", "2027-06-01T00:00:00Z"],
    ["priceFrom", "-3"],
    ["priceTo", "12.345"],
    ["priceTo", "1e9"],
    ["available", "maybe"],
    ["sort", "random"],
    ["q", "a\u0000b"],
    ["q", "a".repeat(201)],
    ["cursor", "a".repeat(501)],
  ] as const)("leaves out %s=%j and says so", (field, value) => {
    const query = read({ [field]: value, city: "Berlin" });
    expect(query.ignored).toEqual([field]);
    expect(query.values).toEqual({ city: "Berlin" });
    expect(query.filters).toEqual({ city: "Berlin", limit: PAGE_SIZE });
  });

  it("leaves out an end before the beginning", () => {
    const query = read({ from: "2027-06-02", to: "2027-06-01", priceFrom: "9", priceTo: "8.99" });
    expect(query.ignored).toEqual(["to", "priceTo"]);
    expect(query.values).toEqual({ from: "2027-06-02", priceFrom: "9" });
  });
});

describe("prices", () => {
  it("have the decimals of their currency", () => {
    expect(readBrowseQuery({ priceTo: "3000" }, ["JPY"]).filters.maxPrice).toBe(3000);
    expect(readBrowseQuery({ priceTo: "3000.50" }, ["JPY"]).ignored).toEqual(["priceTo"]);
    expect(readBrowseQuery({ priceTo: "1.250" }, ["KWD"]).filters.maxPrice).toBe(1250);
  });

  it("are looked for in one currency, where events are sold in several", () => {
    const usual = readBrowseQuery({ priceTo: "30" }, ["EUR", "JPY"]);
    expect(usual).toMatchObject({ currency: "EUR", values: { priceTo: "30" }, ignored: [] });
    expect(usual.filters).toMatchObject({ maxPrice: 3000, currency: "EUR" });
    const other = readBrowseQuery({ priceTo: "3000", currency: "JPY" }, ["EUR", "JPY"]);
    expect(other).toMatchObject({ currency: "JPY", values: { priceTo: "3000", currency: "JPY" } });
    expect(other.filters).toMatchObject({ maxPrice: 3000, currency: "JPY" });
    expect(readBrowseQuery({ currency: "JPY" }, ["EUR", "JPY"]).filters.currency).toBeUndefined();
    expect(readBrowseQuery({ priceTo: "30", currency: "XXX" }, ["EUR", "JPY"])).toMatchObject({
      currency: "EUR",
      ignored: ["currency"],
    });
  });
});

describe("addresses made from others", () => {
  const values = { q: "a&b", city: "Köln", cursor: "abc" };

  it("change one field and start the list anew", () => {
    expect(browseHref(values, { city: null })).toBe("/events?q=a%26b");
    expect(browseHref(values, { tag: "jazz" })).toBe("/events?q=a%26b&city=K%C3%B6ln&tag=jazz");
    expect(browseHref(values, { cursor: "next" })).toBe("/events?q=a%26b&city=K%C3%B6ln&cursor=next");
    expect(browseHref({})).toBe("/events");
  });

  it("can be read again", () => {
    const search = new URL(browseHref(values), "http://localhost").searchParams;
    expect(read(Object.fromEntries(search)).values).toEqual({ q: "a&b", city: "Köln" });
  });

  it("count filters, not order and page; both ends of a span are one", () => {
    expect(activeFilters({ ...values, sort: "price", from: "2027-01-01", to: "2027-01-02", priceTo: "9" })).toEqual([
      { field: "q", fields: ["q"] },
      { field: "from", fields: ["from", "to"] },
      { field: "priceFrom", fields: ["priceTo"] },
      { field: "city", fields: ["city"] },
    ]);
    expect(browseHref({ from: "2027-01-01", to: "2027-01-02", tag: "jazz" }, without(["from", "to"]))).toBe(
      "/events?tag=jazz",
    );
  });
});
