import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type BoxOffice, eventBody, inDays, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { hold } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { suggestions } from "@/lib/schemas/discovery";
import { eventDetail, eventPage } from "@/lib/schemas/events";

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
  // what is left and sold is counted some seconds later
  const unsold = () => find({ available: "false" });
  const find = async (filters: Record<string, string>) => {
    const answer = await anyone.get(`/events?${new URLSearchParams({ venue, ...filters })}`);
    return answer.as(eventPage).data.map((event) => event.title);
  };
  const [song, play, match] = ["Winterreise", "The Understudy", "Harbour Derby"];
  const day = (days: number) => inDays(days).slice(0, 10);
  await expect.poll(unsold).toEqual([match]);

  for (const [filters, titles] of [
    [{}, [song, play, match]],
    [{ q: "Winterreise" }, [song]],
    [{ q: "winterriese" }, [song]],
    [{ q: "theodora" }, [song]],
    [{ q: "piano" }, [song]],
    [{ q: "xylophone" }, []],
    [{ q: "undertsudy" }, [play, song]],
    [{ q: "Théodora winterreise" }, [song]],
    [{ q: "kaisaal" }, [song, play, match]],
    [{ q: "oesthavn" }, [song, play, match]],
    [{ q: "'\\\" & | !" }, []],
    [{ organizer: office.organizer.slug }, [song, play, match]],
    [{ organizer: office.organizer.id, tag: "LIEDER" }, [song]],
    [{ organizer: "nobody" }, []],
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

test("who types gets events, artists, venues and cities", async ({ request }) => {
  const word = `Zyx${randomUUID().slice(0, 6).replaceAll(/\d/g, "q")}`;
  const office = await openBoxOffice(request, { name: `${word} Saal`, city: `${word}stadt` });
  const event = await publishEvent(office, { title: `${word} Nights`, artists: [`${word} Trio`], category: "concert" });
  const anyone = new Client(request);
  const typed = async (q: string) =>
    (await anyone.get(`/search/suggestions?${new URLSearchParams({ q })}`)).as(suggestions);

  const found = await typed(word.slice(0, 8).toLowerCase());
  expect(found.events).toMatchObject([{ slug: event.slug, title: `${word} Nights`, city: `${word}stadt` }]);
  expect(found.artists).toEqual([`${word} Trio`]);
  expect(found.venues).toEqual([{ slug: office.venue.slug, name: `${word} Saal`, city: `${word}stadt` }]);
  expect(found.cities).toEqual([{ slug: `${word.toLowerCase()}stadt`, name: `${word}stadt` }]);
  // two letters changed about
  const slip = word.slice(0, 4) + word.charAt(5) + word.charAt(4) + word.slice(6);
  expect((await typed(slip)).artists).toEqual([`${word} Trio`]);

  expect(await typed("'; --")).toEqual({ events: [], artists: [], venues: [], cities: [] });
  for (const query of ["", "?q=", "?q=%20", `?q=${"x".repeat(201)}`, "?q=%00"]) {
    const { errors } = (await anyone.get(`/search/suggestions${query}`)).problem(400, "invalid_input");
    expect(errors?.map((error) => error.path)).toEqual(["q"]);
  }
});

test("an event can be taken into a calendar by anybody", async ({ request }) => {
  const office = await openBoxOffice(request);
  const title = "Songs; with, commas\\";
  const event = await publishEvent(office, { title, startsAt: "2036-05-01T18:00:00Z", endsAt: "2036-05-01T20:00:00Z" });
  const anyone = new Client(request);
  for (const name of [event.id, event.slug]) {
    const file = await anyone.get(`/events/${name}/calendar`);
    expect(file.status).toBe(200);
    expect(file.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(file.headers["content-disposition"]).toBe(`attachment; filename="${event.slug}.ics"`);
    expect(file.text).toContain("\r\nDTSTART:20360501T180000Z\r\nDTEND:20360501T200000Z\r\n");
    expect(file.text).toContain("\r\nSUMMARY:Songs\\; with\\, commas\\\\\r\n");
    expect(file.text.replaceAll("\r\n ", "")).toContain(`/events/${event.slug}\r\n`);
  }
  (await anyone.get("/events/evt_nothing/calendar")).problem(404, "not_found");
  const draft = (await office.client.post("/events", eventBody(office))).as(eventDetail, 201);
  (await anyone.get(`/events/${draft.id}/calendar`)).problem(404, "not_found");
});
