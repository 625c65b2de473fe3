import { listEvents } from "@/lib/events/list-events";
import { similarEvents } from "@/lib/events/similar-events";
import { suggest } from "@/lib/events/suggest";
import { type EventFilters, eventFilters } from "@/lib/schemas/events";

export interface Measured {
  name: string;
  p50: number;
  p95: number;
  p99: number;
  calls: number;
}

const CALLS = 120;
/** Their places in caches and the compiled code are part of what a running server has. */
const WARM_UP = 10;

const titles = [
  "comedy",
  "symphony",
  "lantern",
  "cathedral",
  "derby",
  "requiem",
  "carnival",
  "sparrow",
  "jazz",
  "river",
];
const typos = [
  "comdey",
  "symhpony",
  "lantren",
  "cathedrall",
  "deryb",
  "requeim",
  "carnvial",
  "sparow",
  "concret",
  "theatr",
];
const names = ["quill", "theodora", "lukasz", "osterberg", "muller", "hartmann", "amelie", "soren", "novak", "tanaka"];
const cities = [
  "Köln",
  "Lindenport",
  "Østhavn Golden",
  "marrow",
  "Bergen Silent",
  "Foxmere",
  "Grünwald Paper",
  "Oakham",
];
const tags = ["folk", "jazz", "poetry", "drama"];

const of = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The filters of the n-th call of each case, as they would stand in an address. */
const searches: [string, (n: number) => Record<string, string>][] = [
  ["a word of titles", (n) => ({ q: of(titles, n) })],
  ["a word of artists", (n) => ({ q: of(names, n) })],
  ["a beginning", (n) => ({ q: of(titles, n).slice(0, 2 + (n % 3)) })],
  ["one letter", (n) => ({ q: of(titles, n).slice(0, 1) })],
  ["a mistyped word", (n) => ({ q: of(typos, n) })],
  ["two words", (n) => ({ q: `${of(titles, n)} ${of(names, n * 7 + 3)}` })],
  ["two words, one mistyped", (n) => ({ q: `${of(typos, n)} ${of(names, n * 7 + 3)}` })],
  ["five words", (n) => ({ q: `the ${of(titles, n)} in the city` })],
  ["a word that most events have", (n) => ({ q: of(["the", "and", "in", "presents"], n) })],
  ["the same, by price", (n) => ({ q: of(["the", "and", "in", "presents"], n), sort: "price" })],
  ["no match", (n) => ({ q: `xq${n}zzkv` })],
  ["a word in a city", (n) => ({ q: of(titles, n), city: of(cities, n) })],
  ["a word, available, next month", (n) => ({ q: of(titles, n), available: "true", from: day(20), to: day(50) })],
  ["everything", () => ({})],
  ["sorted by price", () => ({ sort: "price" })],
  ["sorted by popularity", () => ({ sort: "popularity" })],
  ["days", (n) => ({ from: day(n % 300), to: day((n % 300) + 7) })],
  ["from a day on", (n) => ({ from: day(n * 3) })],
  ["price", (n) => ({ minPrice: String(1000 + n * 50), maxPrice: String(1500 + n * 50) })],
  ["price, the cheapest first", (n) => ({ minPrice: String(1000 + n * 100), sort: "price" })],
  ["available", () => ({ available: "true" })],
  ["sold out", () => ({ available: "false" })],
  ["venue", (n) => ({ venue: `bench-${n * 7}` })],
  ["venue, by popularity", (n) => ({ venue: `bench-${n * 7}`, sort: "popularity" })],
  ["city", (n) => ({ city: of(cities, n) })],
  ["city, the cheapest first", (n) => ({ city: of(cities, n), sort: "price" })],
  ["artist", (n) => ({ artist: `${of(["Mara", "Søren", "Zoë"], n)} ${of(["Quill", "Novák", "Müller"], n)}` })],
  ["tag", (n) => ({ tag: of(tags, n) })],
  ["category, by popularity", (n) => ({ category: of(["comedy", "sport", "family"], n), sort: "popularity" })],
  ["organizer", (n) => ({ organizer: `bench-${n}` })],
  [
    "tag, city, category and price",
    (n) => ({ tag: of(tags, n), city: of(cities, n), category: "concert", maxPrice: "2000" }),
  ],
];

/** Times each kind of question, one call after the other, cards and their live numbers included; tells of each at once. */
export async function measureSearch(tell: (measured: Measured) => void): Promise<void> {
  for (const [name, filtersOf] of searches) {
    tell(await time(name, (n) => listEvents(eventFilters.parse(filtersOf(n)))));
  }
  for (const filters of [{}, { sort: "price" }, { q: "the" }, { q: "comedy" }] as Record<string, string>[]) {
    const cursors = await deepCursors(eventFilters.parse({ ...filters, limit: "100" }), 40);
    const name = `page 40 and beyond of ${JSON.stringify(filters)}`;
    tell(await time(name, (n) => listEvents(eventFilters.parse({ ...filters, cursor: of(cursors, n) }))));
  }
  const typing = [...titles, ...names, ...cities];
  tell(await time("suggestions, while typing", (n) => suggest(of(typing, n).slice(0, 2 + (n % 5)))));
  tell(await time("suggestions, mistyped", (n) => suggest(of(typos, n))));
  const { data } = await listEvents(eventFilters.parse({ limit: "100" }));
  tell(await time("similar events", (n) => similarEvents(of(data, n).id)));
}

/** Cursors behind so many pages of a hundred, or of the last one there is. */
async function deepCursors(filters: EventFilters, pages: number): Promise<string[]> {
  const cursors: string[] = [];
  let cursor: string | undefined;
  do {
    cursor = (await listEvents({ ...filters, cursor })).nextCursor ?? undefined;
    if (cursor) cursors.push(cursor);
  } while (cursor && cursors.length < pages);
  return cursors.slice(-3);
}

async function time(name: string, call: (n: number) => Promise<unknown>): Promise<Measured> {
  for (let n = 0; n < WARM_UP; n++) await call(n);
  const times: number[] = [];
  for (let n = 0; n < CALLS; n++) {
    const began = performance.now();
    await call(n);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name, p50: at(0.5), p95: at(0.95), p99: at(0.99), calls: CALLS };
}
