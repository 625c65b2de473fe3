import { expect, test } from "@playwright/test";
import { Client } from "@/e2e/support/client";
import { complaint, matches, readDocument } from "@/e2e/support/documented";
import { routesInFolders } from "@/e2e/support/routes";

/** The document itself, and what answers for addresses that do not exist. */
const undocumented = (route: string) => route === "GET /openapi.json" || route.includes("...");

test("the document is OpenAPI 3.1 and readable from any site", async ({ request }) => {
  const answer = await new Client(request).get("/openapi.json");
  expect(answer.status).toBe(200);
  expect(answer.headers["access-control-allow-origin"]).toBe("*");
  const api = await readDocument(request);
  expect(api.openapi).toMatch(/^3\.1\.\d+$/);
});

test("it has every route, and no other", async ({ request }) => {
  const api = await readDocument(request);
  const documented = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(documented.toSorted()).toEqual(routesInFolders().filter((route) => !undocumented(route)));
});

test("every reference leads somewhere, every operation and parameter is named once", async ({ request }) => {
  const text = (await new Client(request).get("/openapi.json")).text;
  const whole: unknown = JSON.parse(text);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    const found = reference
      .replace("#/", "")
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], whole);
    expect(found, reference).toBeDefined();
  }
  const api = await readDocument(request);
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((one) => one.in === "path").map((one) => `{${one.name}}`);
    expect(inPath, operation.operationId).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(operation.responses.default, operation.operationId).toEqual({ $ref: "#/components/responses/Problem" });
    expect(
      Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status)),
      operation.operationId,
    ).toBe(true);
  }
});

test("it publishes the table of error codes", async ({ request }) => {
  const codes = (await readDocument(request))["x-error-codes"];
  const statuses = Object.fromEntries(Object.entries(codes).map(([code, { status }]) => [code, status]));
  expect(statuses).toMatchObject({
    invalid_input: 400,
    unauthenticated: 401,
    limit_per_buyer: 403,
    queue_required: 403,
    not_found: 404,
    seats_unavailable: 409,
    sold_out: 409,
    orphan_seat: 409,
    payload_too_large: 413,
    unsupported_media_type: 415,
    idempotency_key_reused: 422,
    rate_limited: 429,
    unavailable: 503,
  });
  for (const status of Object.values(statuses)) expect(status).toBeGreaterThanOrEqual(400);
});

test("the check by the document can fail", async ({ request }) => {
  const api = await readDocument(request);
  const money = { $ref: "#/components/schemas/Money" };
  expect(matches(api, money, { amount: 1, currency: "EUR" })).toBe(true);
  expect(matches(api, money, { amount: 1.5, currency: "EUR" })).toBe(false);
  expect(matches(api, money, { amount: 1, currency: "euro" })).toBe(false);
  expect(matches(api, money, { amount: 1, currency: "EUR", cents: 1 })).toBe(false);
  const answer = await new Client(request).get("/events?limit=1");
  expect(complaint(api, "GET /venues", answer)).not.toBeNull();
  expect(complaint(api, "GET /events", answer)).toBeNull();
});
