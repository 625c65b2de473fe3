import { expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { Client } from "@/e2e/support/client";
import { newPerson, password } from "@/e2e/support/people";
import { user } from "@/lib/schemas/accounts";
import { eventDetail } from "@/lib/schemas/events";
import { venue } from "@/lib/schemas/venues";

const json = { "content-type": "application/json" };

/** A client and an address for each way to the handlers: past Next, and through it. */
async function bothWays(request: Parameters<typeof openBoxOffice>[0]) {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  return [
    { client: new Client(request), path: `/events/${event.id}/holds` },
    { client: new Client(request), path: "/bookings" },
    { client: office.client, path: "/venues" },
    { client: office.client, path: "/events" },
  ];
}

test("bodies that are no JSON are refused as such", async ({ request }) => {
  for (const { client, path } of await bothWays(request)) {
    for (const text of [
      "{",
      "}",
      "{'a': 1}",
      '{"a": 1,}',
      '{"a": undefined}',
      '{"a": NaN}',
      '{"a": 01}',
      '{"a" 1}',
      '"\n"',
      "\u0000",
      "a=1&b=2",
      "<xml/>",
      '{"a": 1}{"b": 2}',
      "[".repeat(5_000),
    ]) {
      const refused = await client.send("POST", path, Buffer.from(text), json);
      refused.problem(400, "malformed_body");
    }
    for (const bytes of [
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
      Buffer.from('{"a": 1}', "utf16le"),
    ]) {
      (await client.send("POST", path, bytes, json)).problem(400, "malformed_body");
    }
  }
});

test("JSON that is no object, or of the wrong kind, is refused with the field", async ({ request }) => {
  for (const { client, path } of await bothWays(request)) {
    for (const value of [[], [{}], "text", 5, true, null, {}, { a: 1 }, [[[[]]]], nestedObject(500)]) {
      (await client.post(path, value)).problem(400, "invalid_input");
    }
    const names = [
      "__proto__",
      "constructor",
      "prototype",
      "toString",
      "hasOwnProperty",
      "",
      "a.b",
      "\u0000",
      "\ud800",
    ];
    for (const name of names) {
      const text = `{${JSON.stringify(name)}: {"admin": true}}`;
      const refused = (await client.send("POST", path, Buffer.from(text), json)).problem(400, "invalid_input");
      expect(refused.errors?.length).toBeGreaterThan(0);
    }
  }
});

test("keys of the language's own objects are unknown fields", async ({ request }) => {
  const { client } = await newPerson(request);
  for (const name of ["__proto__", "constructor", "prototype", "toString"]) {
    const text = `{"name": "Ada", ${JSON.stringify(name)}: {"role": "admin"}}`;
    const { errors } = (await client.send("PATCH", "/me", Buffer.from(text), json)).problem(400, "invalid_input");
    expect(errors).toEqual([{ path: name, message: "is not a known field" }]);
  }
  expect((await client.get("/me")).as(user).role).toBe("user");
});

test("deep nesting ends in a refusal, however deep", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  for (const depth of [1_000, 7_000, 30_000, 100_000]) {
    for (const text of [
      `${"[".repeat(depth)}${"]".repeat(depth)}`,
      `{"seats":${"[".repeat(depth)}${"]".repeat(depth)}}`,
      `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    ]) {
      for (const path of [`/events/${event.id}/holds`, "/venues"]) {
        const answer = await office.client.send("POST", path, Buffer.from(text), json);
        expect([400, 413], `${path} ${depth}`).toContain(answer.status);
        answer.problem(answer.status);
      }
    }
  }
});

test("other content types are refused, unless nothing is said and nothing sent", async ({ request }) => {
  for (const { client, path } of await bothWays(request)) {
    for (const type of [
      "text/plain",
      "text/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/xml",
      "application/jsonp",
      "application/json2",
      "application/vnd.api+json",
      "application",
      ";",
      "application/json, text/plain",
    ]) {
      const refused = await client.send("POST", path, Buffer.from("{}"), { "content-type": type });
      refused.problem(415, "unsupported_media_type");
    }
    for (const type of ["application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"]) {
      (await client.send("POST", path, Buffer.from("{}"), { "content-type": type })).problem(400, "invalid_input");
    }
    (await client.post(path)).problem(400, "invalid_input");
  }
});

test("absurd numbers are refused, and never reach the database", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const tier = nth(event.tiers, 0).id;
  const numbers = [
    "1e308",
    "-1e308",
    "9007199254740992",
    "9007199254740993",
    "1e-320",
    "0.1",
    "-1",
    "1e999",
    "2147483648",
  ];
  for (const number of numbers) {
    const hold = `{"tier":"${tier}","quantity":${number}}`;
    const body = Buffer.from(hold);
    (await new Client(request).send("POST", `/events/${event.id}/holds`, body, json)).problem(400, "invalid_input");
    for (const [path, text] of [
      ["/venues", `{"name":"N","city":"C","country":"DE","timeZone":"UTC","capacity":${number}}`],
      ["/events", eventText(office.venue.id, `"price":${number},"capacity":5`)],
      ["/events", eventText(office.venue.id, `"price":0,"capacity":${number}`)],
    ] as const) {
      (await office.client.send("POST", path, Buffer.from(text), json)).problem(400, "invalid_input");
    }
  }
  // minus nought is nought
  const nought = Buffer.from(eventText(office.venue.id, '"price":-0,"capacity":5'));
  const made = (await office.client.send("POST", "/events", nought, json)).as(eventDetail, 201);
  expect(Object.is(nth(made.tiers, 0).price.amount, 0)).toBe(true);
});

test("texts that no database or page can hold are refused with the field", async ({ request }) => {
  const office = await openBoxOffice(request);
  const hall = { name: "Hall", city: "Marrow", country: "DE", timeZone: "Europe/Berlin" };
  for (const bad of [
    "a\u0000b",
    "a\u0007b",
    "a\u001bb",
    "a\u202eb",
    "a\ud800b",
    "\udfff",
    "a\u2066b",
    "x".repeat(201),
    "",
    "   ",
    "\ufeff",
  ]) {
    const { errors } = (await office.client.post("/venues", { ...hall, name: bad })).problem(400, "invalid_input");
    expect(errors?.map((error) => error.path)).toEqual(["name"]);
  }
  for (const [path, value] of [
    ["timeZone", "Mars/Olympus"],
    ["timeZone", "+05:30"],
    ["timeZone", "Europe/Berlin\u0000"],
    ["timeZone", ""],
    ["country", "de"],
    ["country", "DEU"],
  ]) {
    const { errors } = (await office.client.post("/venues", { ...hall, [path ?? ""]: value })).problem(
      400,
      "invalid_input",
    );
    expect(
      errors?.map((error) => error.path),
      `${path} ${value}`,
    ).toEqual([path]);
  }
  for (const startsAt of [
    "0000-01-01T00:00:00Z",
    "2027-02-30T00:00:00Z",
    "2027-01-01",
    "tomorrow",
    "9999-12-31T23:59:59.9999999999Z",
    "+275760-09-13T00:00:00Z",
  ]) {
    const text = eventText(office.venue.id, '"price":0,"capacity":5', startsAt);
    const answer = await office.client.send("POST", "/events", Buffer.from(text), json);
    if (startsAt.startsWith("9999")) expect(answer.status, answer.text).toBeLessThan(500);
    else answer.problem(400, "invalid_input");
  }
  for (const email of [
    "a\u0000@example.test",
    "a@b",
    "a b@example.test",
    "a@example.test\r\nBcc: x@y.test",
    "<a@example.test>",
    `${"a".repeat(250)}@example.test`,
  ]) {
    const body = { email, password, name: "Ada" };
    (await new Client(request).post("/auth/register", body)).problem(400, "invalid_input");
  }
});

test("every text that is allowed comes back as it was sent", async ({ request }) => {
  const office = await openBoxOffice(request);
  const hall = { city: "Marrow", country: "DE", timeZone: "Europe/Berlin" };
  for (const name of [
    "<script>alert(1)</script>",
    "'; DROP TABLE venues; --",
    'Robert"); $1 {{y}} %s %n',
    "👩‍👩‍👧‍👦 \u{1f600} Ünïcödé 漢字 עברית",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "null",
    "\\u0000",
    "x".repeat(200),
  ]) {
    expect((await office.client.post("/venues", { ...hall, name })).as(venue, 201).name).toBe(name);
  }
});

function eventText(venueId: string, tier: string, startsAt = "2035-01-01T19:00:00Z"): string {
  const fields = `"title":"T","venueId":"${venueId}","currency":"EUR","startsAt":"${startsAt}"`;
  return `{${fields},"tiers":[{"name":"S",${tier}}]}`;
}

function nestedObject(depth: number): unknown {
  let value: unknown = {};
  for (let i = 0; i < depth; i++) value = { a: value };
  return value;
}
