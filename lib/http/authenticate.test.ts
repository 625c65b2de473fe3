import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { guestCookie, sessionCookieName } from "@/lib/platform/auth/cookies";
import { endSession, openSession, signAccessToken } from "@/lib/platform/auth/sessions";
import { insertUser } from "@/prisma/factories/insert-user";
import { authenticate, isOwnOrigin } from "./authenticate";

process.env.APP_URL = "https://tickets.example";
process.env.CORS_ORIGINS = "https://partner.example";
const database = useLibDatabase();

async function signedIn(kind: "browser" | "api") {
  const { user } = await insertUser(database.pool);
  const sessionId = await openSession(user.id, kind, { address: "::1", userAgent: null });
  return { user, sessionId };
}

/** A browser that is signed in: its Cookie header. */
async function browser() {
  const { user, sessionId } = await signedIn("browser");
  const name = sessionCookieName();
  const token = await encode({ token: { sid: sessionId }, secret: process.env.AUTH_SECRET ?? "", salt: name });
  return { user, sessionId, cookie: `${name}=${token}` };
}

const GUEST = "abcdefghijklmnopqrstuvwx";
const guestPair = () => guestCookie(GUEST).split(";")[0] ?? "";
const request = (headers: Record<string, string>, method = "POST") =>
  new Request("https://tickets.example/api/v1/holds", { method, headers });

describe("bearers", () => {
  it("are the user of their session", async () => {
    const { user, sessionId } = await signedIn("api");
    const authorization = `Bearer ${await signAccessToken(sessionId, user.id)}`;
    expect(await authenticate(request({ authorization, "evently-token": "t" }))).toEqual({
      user: { id: user.id, name: user.name, email: user.email, role: "user" },
      sessionId,
      guest: null,
      token: "t",
    });
    // the scheme's name is not case-sensitive
    expect((await authenticate(request({ authorization: authorization.replace("Bearer", "bearer") }))).user?.id).toBe(
      user.id,
    );
  });

  it("are nobody once the session has ended", async () => {
    const { user, sessionId } = await signedIn("api");
    const authorization = `Bearer ${await signAccessToken(sessionId, user.id)}`;
    await endSession(sessionId);
    await expect(authenticate(request({ authorization }))).rejects.toMatchObject({
      code: "invalid_token",
      status: 401,
    });
  });

  it.each(["Bearer", "Bearer a.b", "Bearer a.b.c", "Basic YTpi", "Bearer a.b.c d", ""])(
    "are refused rather than taken for guests: %j",
    async (authorization) => {
      const { cookie } = await browser();
      await expect(
        authenticate(request({ authorization, cookie, origin: "https://tickets.example" })),
      ).rejects.toMatchObject({ code: "invalid_token" });
    },
  );
});

describe("browsers", () => {
  it("are the user of their cookie on our own pages", async () => {
    const { user, sessionId, cookie } = await browser();
    const found = await authenticate(request({ cookie, origin: "https://tickets.example" }));
    expect(found).toMatchObject({ user: { id: user.id }, sessionId, guest: null, token: null });
  });

  it.each<[string, Record<string, string>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["another origin that looks alike", { origin: "https://tickets.example.evil.example" }],
    ["a sandboxed page", { origin: "null" }],
    ["nowhere that is known", {}],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbour of the same site", { "sec-fetch-site": "same-site" }],
  ])("may change nothing from %s", async (_, headers) => {
    const { cookie } = await browser();
    const refused = { code: "origin_refused", status: 403 };
    await expect(authenticate(request({ cookie, ...headers }))).rejects.toMatchObject(refused);
    await expect(authenticate(request({ cookie: guestPair(), ...headers }))).rejects.toMatchObject(refused);
    // looking is harmless: the answer cannot be read there
    expect((await authenticate(request({ cookie, ...headers }, "GET"))).user).not.toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ["our own origin", { origin: "https://tickets.example" }],
    ["a configured one", { origin: "https://partner.example" }],
    ["the host that was asked", { origin: "https://other-name.example", host: "other-name.example" }],
    ["the same origin, as the browser says", { "sec-fetch-site": "same-origin" }],
  ])("may change things from %s", async (_, headers) => {
    const { user, cookie } = await browser();
    expect((await authenticate(request({ cookie, ...headers }))).user?.id).toBe(user.id);
  });

  it("without a session are guests, or strangers", async () => {
    expect(await authenticate(request({ cookie: guestPair(), origin: "https://tickets.example" }))).toEqual({
      user: null,
      sessionId: null,
      guest: GUEST,
      token: null,
    });
    expect(await authenticate(request({ cookie: "theme=dark" }))).toMatchObject({ user: null, guest: null });
    expect(await authenticate(request({}))).toMatchObject({ user: null, guest: null });
  });

  it("are not signed in any more after the session's end", async () => {
    const { sessionId, cookie } = await browser();
    await endSession(sessionId);
    expect(await authenticate(request({ cookie, origin: "https://tickets.example" }))).toMatchObject({
      user: null,
      sessionId: null,
    });
  });
});

it("knows its own origins", () => {
  expect(isOwnOrigin("https://tickets.example", null)).toBe(true);
  expect(isOwnOrigin("http://tickets.example", null)).toBe(false);
  expect(isOwnOrigin("https://tickets.example:8443", null)).toBe(false);
  expect(isOwnOrigin("no address", "no address")).toBe(false);
});
