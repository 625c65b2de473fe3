import fc from "fast-check";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiVersion } from "./events";
import { secretKey, type TestGateway, testGateway } from "./test-gateway";

let t: TestGateway;

beforeAll(async () => {
  t = await testGateway();
});

afterAll(() => t.close());

const authorised = { authorization: `Bearer ${secretKey}` };

function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${t.origin}${path}`, { ...init, headers: { ...authorised, ...init.headers } });
}

async function errorOf(answer: Response) {
  const body = (await answer.json()) as { error: Record<string, unknown> };
  return { status: answer.status, ...body.error };
}

it("speaks the version of the installed SDK", () => {
  expect(apiVersion).toBe(Stripe.API_VERSION);
});

it("knows its paths", () => {
  const ours = ["/v1/refunds", "/v1/anything/else", "/embedded/payments/cs_test_1"];
  const others = ["/", "/v1", "/v10/refunds", "/api/v1/events", "/embedded/mailbox", "/embedded/payments"];
  expect(ours.filter((path) => !t.gateway.handles(path))).toEqual([]);
  expect(others.filter((path) => t.gateway.handles(path))).toEqual([]);
});

describe("the key", () => {
  it("passes as a bearer token and as a basic user name", async () => {
    const basic = `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`;
    for (const authorization of [`Bearer ${secretKey}`, `bearer  ${secretKey}`, basic]) {
      expect((await call("/v1/refunds/re_1", { headers: { authorization } })).status).toBe(404);
    }
  });

  it("is asked for", async () => {
    for (const authorization of [
      "",
      "Bearer",
      "Bearer sk_test_other",
      "Basic !!!",
      "Digest x",
      `Bearer ${secretKey}x`,
    ]) {
      const answer = await call("/v1/checkout/sessions", { method: "POST", headers: { authorization } });
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic/);
      expect(await errorOf(answer)).toMatchObject({ status: 401, type: "invalid_request_error" });
    }
    const other = new Stripe("sk_test_other", {
      host: "127.0.0.1",
      port: Number(new URL(t.origin).port),
      protocol: "http",
    });
    await expect(other.checkout.sessions.retrieve("cs_test_1")).rejects.toMatchObject({
      type: "StripeAuthenticationError",
    });
  });
});

it("answers unknown addresses and methods with 404", async () => {
  for (const [method, path] of [
    ["GET", "/v1/customers"],
    ["GET", "/v1/"],
    ["GET", "/v1/checkout/sessions"],
    ["DELETE", "/v1/refunds/re_1"],
    ["PUT", "/v1/refunds"],
    ["GET", "/v1/refunds/re_1/more"],
  ] as const) {
    expect(await errorOf(await call(path, { method }))).toMatchObject({
      status: 404,
      type: "invalid_request_error",
    });
  }
});

describe("bodies", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = form) =>
    call("/v1/refunds", { method: "POST", body, headers });

  it("refuses more than 64 KB, declared or not", async () => {
    const body = `reason=${"x".repeat(64 * 1024)}`;
    expect(await errorOf(await post(body))).toMatchObject({ status: 413, type: "invalid_request_error" });
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("x".repeat(1024))),
    });
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      headers: authorised,
      body: stream,
      duplex: "half",
    };
    expect((await t.gateway.handle(new Request(`${t.origin}/v1/refunds`, init))).status).toBe(413);
  });

  it("refuses what is no form", async () => {
    expect(await errorOf(await post("{}", { "content-type": "application/json" }))).toMatchObject({ status: 400 });
    expect(await errorOf(await post("a=b", { "content-type": "text/plain" }))).toMatchObject({ status: 400 });
  });

  it.each([
    "[a]=1",
    "a[b=1",
    "a]=1",
    "=1",
    "a=1&a[b]=2",
    "a[b]=2&a=1",
    "a%00=1",
    "payment_intent=%00",
    `${"a[b]"}${"[b]".repeat(20)}=1`,
  ])("refuses the malformed %s", async (body) => {
    expect(await errorOf(await post(body))).toMatchObject({ status: 400, type: "invalid_request_error" });
  });

  it("refuses bytes that are no UTF-8 as an unknown payment", async () => {
    const answer = await post(new Uint8Array([...Buffer.from("payment_intent="), 0xff, 0xfe]));
    expect(await errorOf(answer)).toMatchObject({ status: 404, code: "resource_missing" });
  });

  it("never fails on what is sent", async () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom("payment_intent", "amount", "metadata[__proto__]", "mode", "expand[]"),
    );
    const paths = ["/v1/refunds", "/v1/checkout/sessions", "/v1/payment_intents/pi_1/capture", "/embedded/payments/x"];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(name, fc.string({ unit: "binary" })), { maxLength: 8 }),
        fc.boolean(),
        async (path, fields, raw) => {
          const body = raw
            ? fields.flat().join("&=[]%")
            : fields.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
          const answer = await t.gateway.handle(
            new Request(`${t.origin}${path}`, { method: "POST", headers: { ...authorised, ...form }, body }),
          );
          expect(answer.status).toBeGreaterThanOrEqual(400);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("answers 500 in each caller's form when the database is away, and recovers", async () => {
  const { createGateway } = await import("./gateway");
  const logged: string[] = [];
  let away = true;
  const pool = new Proxy(t.database.pool, {
    get: (target, property) => {
      if (away && (property === "query" || property === "connect")) return () => Promise.reject(new Error("away"));
      const value: unknown = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const gateway = createGateway({ ...t.options, pool, log: (message) => logged.push(message) });
  const ask = (path: string) => gateway.handle(new Request(`${t.origin}${path}`, { headers: authorised }));
  const answer = await ask("/v1/refunds/re_1");
  expect(await errorOf(answer)).toMatchObject({ status: 500, type: "api_error" });
  expect((await ask("/embedded/payments/cs_test_1")).headers.get("content-type")).toMatch("text/plain");
  expect(logged).toHaveLength(2);
  away = false;
  expect((await ask("/v1/refunds/re_1")).status).toBe(404);
});
