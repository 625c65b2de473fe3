import { type APIRequestContext, expect, test } from "@playwright/test";
import type { Answer } from "@/e2e/support/answer";
import { eventBody, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, buyer, hold } from "@/e2e/support/buying";
import { Client, newAddress, newKey } from "@/e2e/support/client";
import { type ApiDocument, bodySchema, matches, operationOf, readDocument } from "@/e2e/support/documented";
import { hostileTexts, kinds, propertiesOf, replaced } from "@/e2e/support/hostile-values";
import { newEmail, password } from "@/e2e/support/people";
import { routesInFolders } from "@/e2e/support/routes";
import { problem } from "@/lib/schemas/common";

/** One address of each kind, and a body that each operation would take. */
interface Place {
  client: Client;
  ids: Record<string, string>;
  bodies: Record<string, unknown>;
}

async function openPlace(request: APIRequestContext): Promise<Place> {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const tier = nth(event.tiers, 0).id;
  const held = await hold(office.client, event.id, { tier, quantity: 1 });
  const used = await hold(office.client, event.id, { tier, quantity: 1 });
  const booked = await book(used);
  const { data: tickets } = (await used.holder.get(`/bookings/${booked.id}/tickets`)).json() as {
    data: { id: string }[];
  };
  const place = { name: "Yard", city: "Marrow", country: "DE", timeZone: "Europe/Berlin", capacity: 5 };
  const whole = {
    description: "d",
    category: "concert",
    tags: ["t"],
    artists: ["a"],
    endsAt: "2036-01-01T00:00:00Z",
    maxPerBuyer: 2,
    holdSeconds: 60,
    orphanRule: true,
    refundPolicy: { until: 1, feePercent: 1 },
    fees: { perTicket: 100, percent: 2.25 },
    taxPercent: 19,
    groupDiscount: { minQuantity: 4, percentOff: 10 },
    salesStartAt: "2026-01-01T00:00:00Z",
    salesEndAt: "2026-02-01T00:00:00Z",
  };
  return {
    client: office.client,
    ids: {
      events: event.id,
      holds: held.hold.id,
      venues: office.venue.id,
      organizers: office.organizer.id,
      bookings: booked.id,
      tickets: nth(tickets, 0).id,
    },
    bodies: {
      "POST /auth/email-link": { email: newEmail() },
      "POST /auth/email-link/confirm": { token: "lnk_none.x" },
      "POST /auth/login": { email: newEmail(), password },
      "POST /auth/password-reset": { email: newEmail() },
      "POST /auth/password-reset/confirm": { token: "lnk_none.x", password },
      "POST /auth/refresh": { refreshToken: "evr_none" },
      "POST /auth/register": { email: newEmail(), password, name: "Ada" },
      "POST /auth/verify-email": { token: "lnk_none.x" },
      "POST /bookings": { holdId: held.hold.id, buyer, attendees: ["Ada"], discountCode: "NONE" },
      "POST /events": { ...eventBody(office), ...whole },
      "PATCH /events/{id}": whole,
      "POST /events/{id}/discount-codes": {
        code: newKey(),
        percentOff: 10,
        minQuantity: 1,
        tiers: [tier],
        maxUses: 5,
        startsAt: "2026-01-01T00:00:00Z",
        endsAt: "2036-01-01T00:00:00Z",
      },
      "POST /events/{id}/holds": { tier, quantity: 1 },
      "POST /holds/{id}/quote": { discountCode: "NONE" },
      "PATCH /me": { name: "Ada", locale: "de" },
      // who owns an organizer with events is not erased, whatever is sent
      "DELETE /me": { password },
      "POST /me/email": { email: newEmail(), password },
      "POST /me/email/confirm": { token: "lnk_none.x" },
      "PUT /me/password": { currentPassword: password, newPassword: password },
      "PATCH /me/notifications": { reminders: true, waitlist: false, news: true },
      "POST /organizers": { name: "O", description: "d", website: "https://example.test" },
      "POST /tickets/{id}/transfer": { name: "Ben", email: "ben@example.test" },
      "POST /venues": place,
      "PATCH /venues/{id}": place,
    },
  };
}

function callOf({ client, ids }: Place, route: string, data?: Buffer, query = ""): Promise<Answer> {
  const [method = "", path = ""] = route.split(" ");
  const address = path.replace("{id}", ids[path.split("/")[1] ?? ""] ?? "none_0") + query;
  const headers: Record<string, string> = { "x-forwarded-for": newAddress(), "x-request-id": "matrix" };
  const keyed = { ...headers, "content-type": "application/json", "idempotency-key": newKey() };
  return client.send(method, address, data, data ? keyed : headers);
}

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What is wrong with an answer, whatever came in: it has to be one within the contract. */
function faultsOf(answer: Answer, what: string): string[] {
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`${answer.call} with ${what}: ${fault} (${answer.status} ${answer.text.slice(0, 300)})`);
  };
  demand(answer.status < 500, "fails");
  demand(answer.headers["x-request-id"] === "matrix", "does not carry the request's id");
  demand(answer.headers["x-injected"] === undefined, "carries a header that came in");
  demand(answer.headers["x-content-type-options"] === "nosniff", "may be sniffed");
  demand(/^"[a-z]+";q=\d+;w=\d+$/.test(answer.headers["ratelimit-policy"] ?? ""), "does not state its limits");
  if (answer.status < 400) return faults;
  demand(answer.headers["content-type"] === "application/problem+json", "is no problem document");
  const found = problem.safeParse(answer.json());
  demand(found.success, `is no problem by the schema: ${found.error?.message}`);
  if (!found.success) return faults;
  demand(found.data.status === answer.status, "names another status");
  demand(found.data.requestId === "matrix", "names another request");
  demand(found.data.title.length > 0 && found.data.detail.length > 0, "says nothing");
  demand(found.data.code !== "invalid_input" || (found.data.errors?.length ?? 0) > 0, "names no place");
  return faults;
}

/** What is wrong with an answer to something that the document forbids: it has to be a refusal that says where. */
function faultsOfRefusal(answer: Answer, what: string, path: string | null): string[] {
  const faults = faultsOf(answer, what);
  const found = faults.length === 0 && answer.status === 400 ? problem.parse(answer.json()) : null;
  if (found?.code !== "invalid_input") {
    return [...faults, `${answer.call} with ${what} is not refused: ${answer.status} ${answer.text.slice(0, 300)}`];
  }
  const places = found.errors?.map((error) => error.path) ?? [];
  const named =
    path === null ||
    places.some((place) => place === path || place.startsWith(`${path}[`) || place.startsWith(`${path}.`));
  return named ? faults : [...faults, `${answer.call} with ${what} names ${places.join(", ")}, not ${path}`];
}

// one assertion for many answers: each keeps a step of its own in the report
function expectAnswered(answer: Answer, what: string): void {
  expect(faultsOf(answer, what)).toEqual([]);
}

function expectRefused(answer: Answer, what: string, path: string | null): void {
  expect(faultsOfRefusal(answer, what, path)).toEqual([]);
}

async function refuseBodies(api: ApiDocument, place: Place, route: string): Promise<void> {
  const schema = bodySchema(api, route) ?? {};
  const good = place.bodies[route];
  expect(good, `a body for ${route}`).toBeDefined();
  expect(matches(api, schema, good), `the body for ${route} is one by the document`).toBe(true);

  for (const value of [undefined, {}]) {
    const answer = await callOf(place, route, value && bytes(value));
    if (matches(api, schema, {})) expectAnswered(answer, "nothing");
    else expectRefused(answer, "nothing", null);
  }
  for (const [kind, value] of Object.entries(kinds)) {
    if (matches(api, schema, value)) continue;
    expectRefused(await callOf(place, route, bytes(value)), `${kind} as the body`, null);
  }
  for (const unknown of ["unknown", "Name", "name ", "$where", "__proto__"]) {
    const text = JSON.stringify(good).replace(/^\{/, `{${JSON.stringify(unknown)}:{"a":1},`);
    expectRefused(await callOf(place, route, Buffer.from(text)), `the field ${unknown}`, unknown);
  }
  for (const { path } of propertiesOf(schema)) {
    const missing = replaced(good, path, undefined);
    if (!matches(api, schema, missing)) {
      expectRefused(await callOf(place, route, bytes(missing)), `no ${path}`, isAlternative(schema) ? null : path);
    }
    const faults = await Promise.all(
      Object.entries({ ...kinds, ...hostileTexts }).map(async ([kind, value]) => {
        const spoiled = replaced(good, path, value);
        const answer = await callOf(place, route, bytes(spoiled));
        if (matches(api, schema, spoiled)) return faultsOf(answer, `${kind} as ${path}`);
        return faultsOfRefusal(answer, `${kind} as ${path}`, isAlternative(schema) ? null : path);
      }),
    );
    expect(faults.flat(), path).toEqual([]);
  }
}

/** Of alternatives nobody can say which one was meant. */
function isAlternative(schema: Record<string, unknown>): boolean {
  return Array.isArray(schema.anyOf);
}

async function refuseQueries(api: ApiDocument, place: Place, route: string): Promise<void> {
  const parameters = operationOf(api, route).parameters.filter((one) => one.in === "query");
  for (const { name, schema } of parameters) {
    await Promise.all(
      Object.entries(hostileTexts).map(async ([kind, text]) => {
        const answer = await callOf(place, route, undefined, `?${new URLSearchParams({ [name]: text })}`);
        const value = schema.type === "integer" ? Number(text) : text;
        if (matches(api, schema, value)) expectAnswered(answer, `${kind} as ${name}`);
        else expectRefused(answer, `${kind} as ${name}`, name);
      }),
    );
    const twice = await callOf(place, route, undefined, `?${name}=1&${name}=2`);
    expectAnswered(twice, `${name} twice`);
    expect(twice.status).toBe(400);
  }
  if (parameters.length > 0) {
    expectRefused(await callOf(place, route, undefined, "?unknown=1"), "an unknown parameter", "unknown");
  }
}

async function refuseAddresses(place: Place, route: string): Promise<void> {
  const [method = "", path = ""] = route.split(" ");
  const json = { "content-type": "application/json", "x-request-id": "matrix" };
  for (const [kind, text] of Object.entries(hostileTexts)) {
    if (text.length > 1000 || /^[\w-]*$/.test(text) || text.includes("\ud800")) continue;
    const address = path.replace("{id}", encodeURIComponent(text));
    const body = method === "GET" || method === "DELETE" ? undefined : bytes(place.bodies[route] ?? {});
    const answer = await place.client.send(method, address, body, body ? json : { "x-request-id": "matrix" });
    expectAnswered(answer, `${kind} in its address`);
    expect(answer.status, `${answer.call}: ${answer.text}`).toBe(404);
  }
}

for (const route of routesInFolders().filter((route) => !route.includes("openapi.json") && !route.includes("..."))) {
  test(`${route} takes no nonsense`, async ({ request }) => {
    const api = await readDocument(request);
    const place = await openPlace(request);
    if (bodySchema(api, route)?.type || isAlternative(bodySchema(api, route) ?? {}))
      await refuseBodies(api, place, route);
    await refuseQueries(api, place, route);
    if (route.includes("{id}")) await refuseAddresses(place, route);
    // nobody known is told nothing but to sign in, whatever he sends
    const { security } = operationOf(api, route);
    if (security) {
      const stranger = { ...place, client: new Client(request) };
      (await callOf(stranger, route, bytes({ unknown: 1 }))).problem(401, "unauthenticated");
      (await callOf(stranger, route)).problem(401, "unauthenticated");
    }
  });
}
