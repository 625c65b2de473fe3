import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it, vi } from "vitest";

/** The module as a process at this address loads it. */
async function at(appUrl: string) {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for("evently.auth.cookies"));
  process.env.APP_URL = appUrl;
  return import("./cookies");
}

let cookies: Awaited<ReturnType<typeof at>>;
beforeEach(async () => {
  cookies = await at("http://localhost:3000");
});

const secret = () => process.env.AUTH_SECRET ?? "";
const sessionToken = (salt: string, payload: Record<string, unknown> = { sid: "ses_1" }) =>
  encode({ token: payload, secret: secret(), salt });

describe("cookies of a header", () => {
  it("are read by name; the first of a repeated name counts", () => {
    const jar = cookies.parseCookies("a=1; b = 2=3 ;a=4; ;=x; c=");
    expect([...jar]).toEqual([
      ["a", "1"],
      ["b", "2=3"],
      ["c", ""],
    ]);
  });

  it("are none without a header", () => {
    expect(cookies.parseCookies(null).size).toBe(0);
  });
});

describe("session cookie", () => {
  it("names the session that it was sealed for", async () => {
    const name = cookies.sessionCookieName();
    const token = await sessionToken(name);
    expect(await cookies.sessionIdFromCookies(new Map([[name, token]]))).toBe("ses_1");
    // from the cache as well
    expect(await cookies.sessionIdFromCookies(new Map([[name, token]]))).toBe("ses_1");
  });

  it("may come in numbered pieces", async () => {
    const name = cookies.sessionCookieName();
    const token = await sessionToken(name);
    const pieces = new Map([
      [`${name}.0`, token.slice(0, 50)],
      [`${name}.1`, token.slice(50, 90)],
      [`${name}.2`, token.slice(90)],
    ]);
    expect(await cookies.sessionIdFromCookies(pieces)).toBe("ses_1");
    pieces.delete(`${name}.1`);
    expect(await cookies.sessionIdFromCookies(pieces)).toBeNull();
  });

  it("is nothing when it is altered, of another secret, over, or names no session", async () => {
    const name = cookies.sessionCookieName();
    const token = await sessionToken(name);
    const others = [
      `${token.slice(0, -2)}xx`,
      "rubbish",
      "",
      await encode({ token: { sid: "ses_1" }, secret: "another-secret-another-secret-xx", salt: name }),
      await encode({ token: { sid: "ses_1" }, secret: secret(), salt: name, maxAge: -60 }),
      await sessionToken("another-cookie"),
      await sessionToken(name, { sub: "usr_1" }),
    ];
    for (const other of others) expect(await cookies.sessionIdFromCookies(new Map([[name, other]]))).toBeNull();
    expect(await cookies.sessionIdFromCookies(new Map())).toBeNull();
  });

  it("is bound to https where the site is", async () => {
    expect(cookies.sessionCookieName()).toBe("authjs.session-token");
    const secure = await at("https://tickets.example");
    expect(secure.sessionCookieName()).toBe("__Secure-authjs.session-token");
    expect(secure.guestCookie("g".repeat(20))).toContain("; Secure");
    expect(cookies.guestCookie("g".repeat(20))).not.toContain("Secure");
  });
});

describe("guest cookie", () => {
  const guest = "abcdefghijklmnopqrstuvwx";
  const jarOf = (value: string) => new Map([["evently-guest", value]]);

  it("brings the guest back", () => {
    const cookie = cookies.guestCookie(guest);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=7776000$/);
    const [pair = ""] = cookie.split(";");
    expect(cookies.guestFromCookies(cookies.parseCookies(pair))).toBe(guest);
  });

  it("cannot be made up", () => {
    const seal = cookies.guestCookie(guest).split(";")[0]?.split(".")[1] ?? "";
    expect(seal).not.toBe("");
    for (const value of [
      guest,
      `${guest}.`,
      `.${seal}`,
      `${guest}x.${seal}`,
      `${guest}.${seal.slice(1)}`,
      "",
      `a.${seal}`,
    ]) {
      expect(cookies.guestFromCookies(jarOf(value))).toBeNull();
    }
    expect(cookies.guestFromCookies(new Map())).toBeNull();
  });
});
