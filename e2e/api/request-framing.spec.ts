import { expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { Client, newKey } from "@/e2e/support/client";
import { newPerson } from "@/e2e/support/people";
import { head, sendRaw } from "@/e2e/support/raw-http";
import { user } from "@/lib/schemas/accounts";
import { createdHold } from "@/lib/schemas/holds";

const json = { "content-type": "application/json" };
const chunked = { ...json, "transfer-encoding": "chunked" };

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

test("a body over the limit is refused by its length, whether or not that is true", async ({ request, baseURL }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const { client } = office;
  const hold = `/events/${event.id}/holds`;
  for (const [path, bytes] of [
    [hold, 16 * 1024 + 1],
    ["/bookings", 64 * 1024 + 1],
    ["/auth/login", 64 * 1024 + 1],
    ["/venues", 64 * 1024 + 1],
    ["/events", 1024 * 1024],
    [`/venues/${office.venue.id}/seat-maps`, 20 * 1024 * 1024 + 1],
  ] as const) {
    (await client.send("POST", path, Buffer.alloc(bytes, " "), json)).problem(413, "payload_too_large");
    // announced, and never sent
    const announced = head("POST", `/api/v1${path}`, { ...client.headers, ...json, "content-length": "99999999999" });
    (await sendRaw(baseURL ?? "", announced, `POST ${path} of 100 GB`)).problem(413, "payload_too_large");
  }
  const most = Buffer.from(JSON.stringify({ tier: nth(event.tiers, 0).id, quantity: 1 }).padEnd(16 * 1024, " "));
  const fits = await new Client(request).send("POST", hold, most, { ...json, "idempotency-key": newKey() });
  fits.as(createdHold, 201);
});

test("a body without a length is refused once it is over the limit", async ({ request, baseURL }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  for (const path of [`/api/v1/events/${event.id}/holds`, "/api/v1/bookings", "/api/v1/auth/login"]) {
    const long = head("POST", path, chunked) + chunk(" ".repeat(40_000)) + chunk(" ".repeat(40_000));
    (await sendRaw(baseURL ?? "", long, `${path} in chunks`)).problem(413, "payload_too_large");
    const short = `${head("POST", path, chunked)}${chunk('{"a":')}${chunk("1}")}0\r\n\r\n`;
    (await sendRaw(baseURL ?? "", short, `${path} in chunks`)).problem(400, "invalid_input");
    const untyped = `${head("POST", path, { "transfer-encoding": "chunked" })}${chunk("{}")}0\r\n\r\n`;
    (await sendRaw(baseURL ?? "", untyped, `${path} in chunks of no type`)).problem(415, "unsupported_media_type");
  }
  const want = JSON.stringify({ tier: nth(event.tiers, 0).id, quantity: 1 });
  const whole = `${head("POST", `/api/v1/events/${event.id}/holds`, chunked)}${[...want].map(chunk).join("")}0\r\n\r\n`;
  (await sendRaw(baseURL ?? "", whole, "a hold in chunks of one byte")).as(createdHold, 201);
});

test("a request that contradicts itself is not obeyed, and the next one is answered", async ({ request, baseURL }) => {
  const { client } = await newPerson(request);
  const target = "/api/v1/me";
  const auth = { authorization: client.headers.authorization ?? "" };
  const body = '{"name":"Smuggled"}';
  const patch = (headers: Record<string, string>) => head("PATCH", target, { ...auth, ...json, ...headers });
  const twice = patch({ "content-length": "5" }).replace(
    "content-length: 5",
    "content-length: 5\r\ncontent-length: 19",
  );
  for (const [name, bytes] of [
    ["two lengths", twice + body],
    ["a length and chunks", patch({ "content-length": "19", "transfer-encoding": "chunked" }) + body],
    ["a length that is none", patch({ "content-length": "-1" }) + body],
    ["a length in hexadecimal", patch({ "content-length": "0x13" }) + body],
    ["chunks without a size", `${patch({ "transfer-encoding": "chunked" })}zz\r\n${body}\r\n0\r\n\r\n`],
    ["an unknown transfer coding", patch({ "transfer-encoding": "xchunked" }) + body],
    ["a length that is too short", patch({ "content-length": "18" }) + body],
    ["a header without a name", `PATCH ${target} HTTP/1.1\r\nhost: x\r\n: y\r\n\r\n${body}`],
    ["a header over two lines", `PATCH ${target} HTTP/1.1\r\nhost: x\r\n folded: y\r\n\r\n${body}`],
    ["a NUL in a header", `GET ${target} HTTP/1.1\r\nhost: x\r\nx-a: b\u0000c\r\n\r\n`],
    ["no host", `GET ${target} HTTP/1.1\r\nconnection: close\r\n\r\n`],
    ["another protocol", `GET ${target} HTTP/9.9\r\nhost: x\r\n\r\n`],
    ["no protocol", "hello\r\n\r\n"],
    ["headers without end", head("GET", target, { "x-long": "x".repeat(100_000) })],
  ] as const) {
    const answer = await sendRaw(baseURL ?? "", bytes, name);
    expect([400, 401, 408, 413, 415, 431, 501, 505], `${name}: ${answer.status} ${answer.text}`).toContain(
      answer.status,
    );
  }
  expect((await client.get("/me")).as(user).name).toBe("Ada Lindgren");
});

test("a request that is cut off in its body changes nothing", async ({ request, baseURL }) => {
  const { client } = await newPerson(request);
  const auth = { authorization: client.headers.authorization ?? "" };
  const body = '{"name":"Half"}';
  const longer = head("PATCH", "/api/v1/me", { ...auth, ...json, "content-length": String(body.length + 10) }) + body;
  const unended = head("PATCH", "/api/v1/me", { ...auth, ...chunked }) + chunk(body);
  for (const bytes of [longer, unended]) {
    const answer = await sendRaw(baseURL ?? "", bytes, "half a request", { hangUp: true });
    // 0: nobody was there any more to be answered
    expect([0, 400]).toContain(answer.status);
  }
  expect((await client.get("/me")).as(user).name).toBe("Ada Lindgren");
});

test("what comes with a request that takes no body is not read, and does no harm", async ({ request }) => {
  const { client } = await newPerson(request);
  const junk = Buffer.from("not { json");
  (await client.send("GET", "/me", junk, json)).as(user);
  (await client.send("POST", "/bookings/bkg_0/confirm", junk, json)).problem(404, "not_found");
  (await client.send("DELETE", "/bookings/bkg_0", junk, { "content-type": "x/y" })).problem(404, "not_found");
});
