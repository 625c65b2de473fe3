import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type BoxOffice, inDays, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { hold } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { eventPage } from "@/lib/schemas/events";

/** Three events at a venue and in a city that no other test has. */
async function openSeason(office: BoxOffice) {
  const general = (price: number, capacity = 10) => [{ name: "Standing", price, capacity }];
  await publishEvent(office, {
    title: "Winterreise",
    description: "Twenty-four songs for voice and piano, without an understudy",
    category: "concert",
    artists: ["Théodora Quist"],
    tags: ["Lieder"],
    startsAt: inDays(10),
    tiers: general(4000),
  });
  await publishEvent(office, {
    title: "The Understudy",
    category: "theatre",
    startsAt: inDays(20),
    tiers: general(2500),
  });
  const soldOut = await publishEvent(office, {
    title: "Harbour Derby",
    category: "sport",
    startsAt: inDays(30),
    tiers: general(1000, 1),
  });
  await hold(office.client, soldOut.id, { tier: nth(soldOut.tiers, 0).id, quantity: 1 });
  await publishEvent(office, { title: "Long Ago", startsAt: inDays(-5) });
}

test("events are found by every filter, in every order, page by page", async ({ request }) => {
  const city = `Østhavn ${randomUUID().slice(0, 8)}`;
  const office = await openBoxOffice(request, { name: "Kaisaal", city });
  await openSeason(office);
  const anyone = new Client(request);
  const venue = office.venue.slug;
  const find = async (filters: Record<string, string>) => {
    const answer = await anyone.get(`/events?${new URLSearchParams({ venue, ...filters })}`);
    return answer.as(eventPage).data.map((event) => event.title);
  };
  const [song, play, match] = ["Winterreise", "The Understudy", "Harbour Derby"];
  const day = (days: number) => inDays(days).slice(0, 10);

  for (const [filters, titles] of [
    [{}, [song, play, match]],
    [{ q: "Winterreise" }, [song]],
    [{ q: "winterriese" }, [song]],
    [{ q: "theodora" }, [song]],
    [{ q: "piano" }, [song]],
    [{ q: "xylophone" }, []],
    [{ from: day(15), to: day(25) }, [play]],
    [{ from: inDays(15), to: inDays(35) }, [play, match]],
    [{ from: day(-10), to: day(-1) }, ["Long Ago"]],
    [{ minPrice: "2000", maxPrice: "3000" }, [play]],
    [{ maxPrice: "2500" }, [play, match]],
    [{ available: "true" }, [song, play]],
    [{ available: "false" }, [match]],
    [{ city: city.toUpperCase() }, [song, play, match]],
    [{ city: "Elsewhere" }, []],
    [{ artist: "théodora quist" }, [song]],
    [{ tag: "lieder" }, [song]],
    [{ category: "sport" }, [match]],
    [{ sort: "price" }, [match, play, song]],
    [{ sort: "startsAt", category: "theatre" }, [play]],
    [{ q: "understudy" }, [play, song]],
    [{ q: "understudy", sort: "startsAt" }, [song, play]],
  ] as [Record<string, string>, string[]][]) {
    expect.soft(await find(filters), JSON.stringify(filters)).toEqual(titles);
  }

  for (const sort of ["startsAt", "price", "popularity", "relevance"]) {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${cursor}`;
      const found = (await anyone.get(`/events?venue=${office.venue.id}&sort=${sort}&limit=1${query}`)).as(eventPage);
      seen.push(...found.data.map((event) => event.title));
      cursor = found.nextCursor;
    }
    expect(seen.toSorted(), sort).toEqual([match, play, song]);
  }
});

test("a filter that is none, or a cursor from elsewhere, is refused", async ({ request }) => {
  const anyone = new Client(request);
  for (const [name, query] of [
    ["colour", "colour=red"],
    ["from", "from=tomorrow"],
    ["from", "from=2027-02-30"],
    ["minPrice", "minPrice=-1"],
    ["minPrice", "minPrice=ten"],
    ["maxPrice", "maxPrice=1e999"],
    ["category", "category=opera"],
    ["sort", "sort=random"],
    ["limit", "limit=0"],
    ["limit", "limit=101"],
    ["limit", "limit=2.5"],
    ["available", "available=maybe"],
    ["city", "city=a&city=b"],
    ["q", `q=${"x".repeat(201)}`],
    ["q", "q=%00"],
    ["constructor", "constructor=x"],
  ] as const) {
    const { errors } = (await anyone.get(`/events?${query}`)).problem(400, "invalid_input");
    const places = errors?.map((error) => error.path);
    expect(places, query).toEqual([name]);
    if (name === "colour" || name === "constructor") expect(errors?.[0]?.message).toBe("is not a known field");
  }
  const cursors = ["x", "W10", Buffer.from('["price",1,"evt_1"]').toString("base64url"), "%00", "null"];
  for (const cursor of cursors) (await anyone.get(`/events?cursor=${cursor}`)).problem(400, "invalid_cursor");
});
