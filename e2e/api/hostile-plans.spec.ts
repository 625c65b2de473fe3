import { expect, test } from "@playwright/test";
import { type BoxOffice, openBoxOffice } from "@/e2e/support/box-office";
import { seatingPlan, zone } from "@/e2e/support/seating-plan";
import { createdSeatMap } from "@/lib/schemas/venues";

function post(office: BoxOffice, text: string | Buffer, type = "application/json") {
  const path = `/venues/${office.venue.id}/seat-maps`;
  return office.client.send("POST", path, Buffer.from(text), { "content-type": type });
}

async function expectNoSeatMap(office: BoxOffice): Promise<void> {
  const list = (await office.client.get(`/venues/${office.venue.id}/seat-maps`)).json() as { data: unknown[] };
  expect(list.data).toEqual([]);
}

/** A plan whose text has one thing replaced. */
function spoiled(what: string, by: string): string {
  const text = JSON.stringify(seatingPlan(2, 3));
  expect(text).toContain(what);
  return text.replace(what, by);
}

const nested = (open: string, depth: number) => open.repeat(depth);

test("a broken plan is refused with the place of every problem, and nothing is imported", async ({ request }) => {
  const office = await openBoxOffice(request);
  const cut = '{"name": "Cut",';
  for (const [text, place] of [
    ["", /^line 1, column 1$/],
    ["[]", /^$/],
    ["null", /^$/],
    ['"plan"', /^$/],
    ["{}", /^(size|zones)/],
    [cut, /^line 1, column 16$/],
    ['{\n "name": "x",\n "zones": [}\n', /^line 3, column 12$/],
    [`\u0000${cut}`, /^line 1, column 1$/],
    [spoiled('"x":25', '"x":"25"'), /^zones\[0\]\.rows\[0\]\.seats\[1\]\.position\.x$/],
    [spoiled('"x":25', '"x":1e308'), /^zones\[0\]\.rows\[0\]\.seats\[1\]\.position\.x$/],
    [spoiled('"x":25', '"x":null'), /^zones\[0\]\.rows\[0\]\.seats\[1\]\.position\.x$/],
    [spoiled('"x":25', '"x":NaN'), /^line 1, column \d+$/],
    [spoiled('"x":25', '"x":1e999'), /^zones\[0\]\.rows\[0\]\.seats\[1\]\.position\.x$/],
    [spoiled('"seat_number":"1"', '"seat_number":{}'), /^zones\[0\]\.rows\[0\]\.seats\[0\]\.seat_number$/],
    [spoiled('"category":"Stalls"', '"category":""'), /^zones\[0\]\.rows\[0\]\.seats\[0\]\.category$/],
    [JSON.stringify(seatingPlan(1, 1, { zones: {} })), /^zones$/],
    [JSON.stringify(seatingPlan(1, 1, { zones: [] })), /^zones$/],
    [JSON.stringify(seatingPlan(1, 1, { zones: [null, 1, "zone"] })), /^zones\[0\]$/],
    [JSON.stringify(seatingPlan(1, 1, { size: { width: "wide", height: 1 } })), /^size\.width$/],
    [JSON.stringify(seatingPlan(1, 1, { categories: "all" })), /^categories$/],
  ] as [string, RegExp][]) {
    const refused = (await post(office, text)).problem(400, "import_refused");
    expect(refused.errors?.[0]?.path, text.slice(0, 200)).toMatch(place);
    expect(refused.errors?.length).toBeLessThanOrEqual(50);
  }
  await expectNoSeatMap(office);
});

test("a hostile plan is refused in good time", async ({ request }) => {
  const office = await openBoxOffice(request);
  const many = JSON.stringify(seatingPlan(1, 1, { zones: Array.from({ length: 2000 }, () => ({ rows: 1 })) }));
  const crowded = { ...seatingPlan(), zones: [{ ...zone("Huge", 1, 1), rows: [{ seats: manySeats(100_001) }] }] };
  for (const text of [
    nested("[", 100_000),
    `${nested("[", 100_000)}${nested("]", 100_000)}`,
    nested('{"zones":', 100_000),
    `{"zones":${nested("[", 100_000)}${nested("]", 100_000)},"size":{"width":1,"height":1},"categories":[]}`,
    many,
    JSON.stringify(crowded),
    `{"name":"${"x".repeat(5_000_000)}"}`,
    `{${Array.from({ length: 100_000 }, (_, i) => `"key${i}":${i}`).join()}}`,
  ]) {
    const refused = (await post(office, text)).problem(400);
    expect(["import_refused", "malformed_body"]).toContain(refused.code);
    expect(refused.errors?.length ?? 1).toBeLessThanOrEqual(50);
  }
  await expectNoSeatMap(office);
});

test("a generated map is refused with the field", async ({ request }) => {
  const office = await openBoxOffice(request);
  const section = { name: "A", rows: 2, seatsPerRow: 2, category: "C" };
  for (const [path, sections] of [
    ["sections", []],
    ["sections", Array.from({ length: 201 }, () => section)],
    ["sections", [1, 2, 3].map((n) => ({ ...section, name: `${n}`, rows: 500, seatsPerRow: 100 }))],
    ["sections[0].rows", [{ ...section, rows: 0 }]],
    ["sections[0].rows", [{ ...section, rows: 1e308 }]],
    ["sections[0].seatsPerRow", [{ ...section, seatsPerRow: 2.5 }]],
    ["sections[0].seatsPerRow", [{ ...section, seatsPerRow: "2" }]],
    ["sections[0].name", [{ ...section, name: "" }]],
    ["sections[0].name", [{ ...section, name: "a\u0000b" }]],
    ["sections[0].category", [{ ...section, category: null }]],
    ["sections[0].colour", [{ ...section, colour: "red" }]],
    ["sections[0]", [nestedArray(1000)]],
    ["sections", "all"],
  ] as const) {
    const refused = (await post(office, JSON.stringify({ sections }))).problem(400, "invalid_input");
    expect(refused.errors?.[0]?.path).toBe(path);
  }
  await expectNoSeatMap(office);
});

test("texts that could do harm are shown as text", async ({ request }) => {
  const office = await openBoxOffice(request);
  const evil = `<script>alert(1)</script>`;
  const plan = { ...seatingPlan(1, 2), name: evil, zones: [zone(`'; DROP TABLE seats; --`, 1, 2)], __proto__: null };
  const polluted = JSON.stringify(plan).replace(/^\{/, '{"__proto__":{"admin":true},"constructor":{"prototype":{}},');
  const made = (await post(office, polluted)).as(createdSeatMap, 201);
  expect(made.seats).toBe(2);
  expect(made.report.map((note) => note.code)).toEqual(["unknown_field"]);
  const list = (await office.client.get(`/venues/${office.venue.id}/seat-maps`)).json() as { data: { name: string }[] };
  expect(list.data.map((map) => map.name)).toEqual([evil]);
  const spoofed = { ...seatingPlan(1, 2), name: "a\u202eb\u0000c\ud800d" };
  const cleaned = (await post(office, JSON.stringify(spoofed))).as(createdSeatMap, 201);
  expect(cleaned.report.map((note) => note.code)).toEqual(["text_cleaned"]);
});

function manySeats(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    seat_number: `${i}`,
    position: { x: (i % 1000) * 20, y: Math.floor(i / 1000) * 20 },
    category: "Stalls",
  }));
}

function nestedArray(depth: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}
