import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { AppError } from "@/lib/errors";
import { addressHeaders } from "@/lib/platform/address";
import { openSession, signAccessToken } from "@/lib/platform/auth/sessions";
import { log } from "@/lib/platform/log";
import { policies } from "@/lib/platform/rate-limit";
import { insertUser } from "@/prisma/factories/insert-user";
import { type ApiReply, api } from "./api";
import { send } from "./api-fixtures";

process.env.CORS_ORIGINS = "https://partner.example";
const database = useLibDatabase();
async function bearer() {
  const { user } = await insertUser(database.pool);
  const sessionId = await openSession(user.id, "api", { address: "::1", userAgent: null });
  return { user, authorization: `Bearer ${await signAccessToken(sessionId, user.id)}` };
}

const answering = (reply: () => Promise<ApiReply | Response>, auth: "none" | "caller" | "user" = "none") =>
  api(
    {
      route: "GET /x",
      summary: "x",
      tag: "x",
      response: { 200: z.object({ a: z.number() }), 204: null },
      auth,
      limit: "read",
    },
    reply,
  );

afterEach(() => {
  vi.restoreAllMocks();
});

describe("what goes out", () => {
  it("is only what the schema knows, and is not stored on the way", async () => {
    const handler = answering(async () => ({ status: 200, body: { a: 1, passwordHash: "x" } }));
    const response = await send(handler, "/x");
    expect(await response.json()).toEqual({ a: 1 });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["is against its schema", { status: 200, body: { a: "secret value" } }],
    ["has a status that nobody declared", { status: 201, body: { a: 1 } }],
  ])("is a logged 500 when it %s; nothing of it leaks", async (_, reply) => {
    const logged = vi.spyOn(log, "error");
    const response = await send(
      answering(async () => reply),
      "/x",
    );
    const problem = await response.json();
    expect(response.status).toBe(500);
    expect(problem).toMatchObject({ code: "internal", requestId: response.headers.get("x-request-id") });
    expect(JSON.stringify(problem)).not.toMatch(/secret|schema|GET \/x/);
    expect(logged).toHaveBeenCalledWith("A request failed", expect.objectContaining({ requestId: problem.requestId }));
  });

  it("may have headers and a handler's own response", async () => {
    const withHeader = answering(async () => ({
      status: 200,
      body: { a: 1 },
      headers: { "cache-control": "public, max-age=5" },
    }));
    expect((await send(withHeader, "/x")).headers.get("cache-control")).toBe("public, max-age=5");
    const own = await send(
      answering(async () => new Response("raw")),
      "/x",
    );
    expect(await own.text()).toBe("raw");
    expect(own.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("has no body where the schema says so", async () => {
    const response = await send(
      answering(async () => ({ status: 204 })),
      "/x",
    );
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
  });

  it("names the request: with the caller's id if that is one, else with its own", async () => {
    const handler = answering(async () => ({ status: 204 }));
    const named = await send(handler, "/x", { headers: { "x-request-id": "trace-1.a_B" } });
    expect(named.headers.get("x-request-id")).toBe("trace-1.a_B");
    for (const bad of ["", "with space", "x".repeat(101), "<script>"]) {
      expect((await send(handler, "/x", { headers: { "x-request-id": bad } })).headers.get("x-request-id")).toMatch(
        /^req_/,
      );
    }
  });
});

describe("who asks", () => {
  const who = (auth: "caller" | "user") =>
    api(
      {
        route: "GET /who",
        summary: "x",
        tag: "x",
        response: { 200: z.object({ user: z.string().nullable(), token: z.string().nullable() }) },
        auth,
        limit: "read",
      },
      async ({ principal }) => ({ status: 200, body: { user: principal.user?.id ?? null, token: principal.token } }),
    );

  it("has to be signed in for some", async () => {
    const { user, authorization } = await bearer();
    const refused = await send(who("user"), "/who");
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
    expect(await refused.json()).toMatchObject({ code: "unauthenticated" });
    expect(await (await send(who("user"), "/who", { headers: { authorization } })).json()).toMatchObject({
      user: user.id,
    });
  });

  it("may be anybody for others, but not with a token that is wrong", async () => {
    expect(await (await send(who("caller"), "/who", { headers: { "evently-token": "t" } })).json()).toEqual({
      user: null,
      token: "t",
    });
    const wrong = await send(who("caller"), "/who", { headers: { authorization: "Bearer a.b.c" } });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ code: "invalid_token" });
  });

  it("does not matter where nobody is asked: a wrong token is not even looked at", async () => {
    const open = answering(async () => ({ status: 204 }));
    expect((await send(open, "/x", { headers: { authorization: "Bearer a.b.c" } })).status).toBe(204);
  });
});

describe("limits", () => {
  it("are told with every answer and kept by address", async () => {
    const handler = api(
      { route: "POST /sign", summary: "x", tag: "x", response: { 204: null }, auth: "none", limit: "auth" },
      async () => {
        throw new AppError("invalid_credentials", "no");
      },
    );
    const from = (address: string) => send(handler, "/sign", { headers: addressHeaders(address) });
    const { limit, windowSeconds } = policies.auth;
    const first = await from("203.0.113.1");
    expect(first.status).toBe(401);
    expect(first.headers.get("ratelimit-policy")).toBe(`"auth";q=${limit};w=${windowSeconds}`);
    expect(first.headers.get("ratelimit")).toMatch(new RegExp(`^"auth";r=${limit - 1};t=\\d+$`));
    for (let i = 1; i < limit; i++) await from("203.0.113.1");
    const refused = await from("203.0.113.1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
    expect((await from("203.0.113.2")).status).toBe(401);
  });

  it("come before the work of signing in: a refused request is not authenticated", async () => {
    const handler = answering(async () => ({ status: 204 }), "user");
    const headers = { ...addressHeaders("203.0.113.9"), authorization: "Bearer a.b.c" };
    for (let i = 0; i < policies.read.limit; i++)
      await send(
        answering(async () => ({ status: 204 })),
        "/x",
        { headers },
      );
    expect((await send(handler, "/x", { headers })).status).toBe(429);
  });
});

describe("other origins", () => {
  const from = (origin: string) =>
    send(
      answering(async () => ({ status: 204 })),
      "/x",
      { headers: { origin } },
    );

  it("may read the answer when they are configured", async () => {
    const { headers } = await from("https://partner.example");
    expect(headers.get("access-control-allow-origin")).toBe("https://partner.example");
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("vary")).toContain("Origin");
  });

  it.each(["https://other.example", "https://partner.example.evil.example", "null"])(
    "may not otherwise: %s",
    async (origin) => {
      expect((await from(origin)).headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});
