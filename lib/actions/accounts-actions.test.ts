import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser, Redirected } from "@/embedded/testing/browser";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { addressHeaders } from "@/lib/platform/address";
import { sessionCookieName } from "@/lib/platform/auth/cookies";
import { userOfSession } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";
import { policies } from "@/lib/platform/rate-limit";
import { localeCookie } from "@/lib/shared/locale";
import { signedInCookie } from "@/lib/shared/signed-in";
import { registerAction } from "./register";
import { setLocaleAction } from "./set-locale";
import { signInAction } from "./sign-in";
import { signOutAction } from "./sign-out";

vi.mock("next/headers", () => import("@/embedded/testing/browser"));
vi.mock("next/navigation", () => import("@/embedded/testing/browser"));

const database = useLibDatabase();
const password = "a long password";

let people = 0;
beforeEach(() => {
  browser.reset();
  browser.sends({ ...addressHeaders(`198.51.100.${++people}`), "user-agent": "Test/1.0" });
});

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
/** Where an action leads, or what it says. */
const outcome = <T>(work: Promise<T>) =>
  work.catch((error: unknown) => {
    if (error instanceof Redirected) return error.to;
    throw error;
  });
const person = () => ({ name: "Ada", email: `ada${++people}@example.test`, password });

describe("registering", () => {
  it("makes an account, signs in and goes on to where the reader was", async () => {
    const fields = person();
    expect(await outcome(registerAction(null, form({ ...fields, next: "/checkout/hold_1" })))).toBe("/checkout/hold_1");
    expect((await viewer()).user).toMatchObject({ name: "Ada", email: fields.email });
    expect(browser.cookies.get(signedInCookie)).toBe("1");
    const { rows } = await database.pool.query(
      "SELECT s.kind, s.user_agent FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1",
      [fields.email],
    );
    expect(rows).toEqual([{ kind: "browser", user_agent: "Test/1.0" }]);
  });

  it("leads nowhere else", async () => {
    expect(await outcome(registerAction(null, form({ ...person(), next: "https://evil.example" })))).toBe("/");
  });

  it("names the fields at fault, and repeats no password", async () => {
    const result = await outcome(registerAction(null, form({ name: "", email: "no address", password: "short" })));
    expect(result).toMatchObject({
      ok: false,
      code: "invalid_input",
      fieldErrors: {
        name: "must not be empty",
        email: "must be an e-mail address",
        password: "must have at least 10 characters",
      },
    });
    expect(JSON.stringify(result)).not.toContain("short");
    expect(browser.cookies.size).toBe(0);
  });

  it("says that an address is in use", async () => {
    const fields = person();
    await outcome(registerAction(null, form(fields)));
    browser.cookies.clear();
    expect(await outcome(registerAction(null, form(fields)))).toMatchObject({
      ok: false,
      code: "email_taken",
      fieldErrors: { email: expect.stringContaining("account") },
    });
    expect((await viewer()).user).toBeNull();
  });

  it("is limited by address", async () => {
    for (let i = 0; i < policies.auth.limit; i++) await registerAction(null, form({}));
    expect(await registerAction(null, form({}))).toMatchObject({ ok: false, code: "rate_limited" });
  });
});

describe("signing in", () => {
  it("opens a session for the right password alone", async () => {
    const fields = person();
    await outcome(registerAction(null, form(fields)));
    browser.cookies.clear();
    const wrong = await outcome(signInAction(null, form({ ...fields, password: "wrong password" })));
    const unknown = await outcome(signInAction(null, form({ email: "nobody@example.test", password })));
    expect(wrong).toMatchObject({ ok: false, code: "invalid_credentials" });
    expect(unknown).toEqual(wrong);
    expect(browser.cookies.size).toBe(0);
    expect(await outcome(signInAction(null, form({ ...fields, next: "/bookings" })))).toBe("/bookings");
    expect((await viewer()).user?.email).toBe(fields.email);
  });

  it("takes the place of the session that this browser had", async () => {
    const fields = person();
    await outcome(registerAction(null, form(fields)));
    const { sessionId } = await viewer();
    await outcome(signInAction(null, form(fields)));
    expect((await viewer()).sessionId).not.toBe(sessionId);
    expect(await userOfSession(sessionId ?? "")).toBeNull();
  });

  it("is counted once, also after registering", async () => {
    for (let i = 0; i < policies.register.limit; i++) {
      browser.cookies.clear();
      expect(await outcome(registerAction(null, form(person())))).toBe("/");
    }
    const fields = person();
    expect(await outcome(signInAction(null, form(fields)))).toMatchObject({ code: "invalid_credentials" });
  });

  it("is limited by address, and does not say whether the password was right", async () => {
    const fields = person();
    await outcome(registerAction(null, form(fields)));
    browser.cookies.clear();
    const tries = Array.from({ length: policies.auth.limit }, () => ({ ...fields, password: "wrong password" }));
    for (const wrong of tries) await signInAction(null, form(wrong));
    expect(await outcome(signInAction(null, form(fields)))).toMatchObject({ ok: false, code: "rate_limited" });
  });
});

describe("signing out", () => {
  it("ends the session itself, not only the cookie", async () => {
    await outcome(registerAction(null, form(person())));
    const { sessionId } = await viewer();
    const kept = browser.cookies.get(sessionCookieName()) ?? "";
    expect(await outcome(signOutAction())).toBe("/");
    expect(browser.cookies.has(signedInCookie)).toBe(false);
    expect(await userOfSession(sessionId ?? "")).toBeNull();
    // a copy of the cookie is worth nothing
    browser.cookies.set(sessionCookieName(), kept);
    expect(await viewer()).toMatchObject({ user: null, sessionId: null });
  });
});

describe("the reader's language", () => {
  it("is kept, and the reader stays on the page", async () => {
    expect(await outcome(setLocaleAction(form({ locale: "de", path: "/events?city=Lindenport" })))).toBe(
      "/events?city=Lindenport",
    );
    expect(browser.cookies.get(localeCookie)).toBe("de");
  });

  it("is one of ours, and the way back is our own", async () => {
    expect(await outcome(setLocaleAction(form({ locale: "xx", path: "//evil.example" })))).toBe("/");
    expect(browser.cookies.size).toBe(0);
  });
});

describe("who looks at a page", () => {
  it("is the guest of the browser, and who has a link's token", async () => {
    const { guestCookie } = await import("@/lib/platform/auth/cookies");
    const guest = "abcdefghijklmnopqrstuvwx";
    const [name = "", value = ""] = guestCookie(guest).split(";")[0]?.split("=") ?? [];
    browser.cookies.set(name, value);
    expect(await viewer({ token: "t".repeat(500) })).toEqual({
      user: null,
      sessionId: null,
      guest,
      token: "t".repeat(100),
    });
    browser.cookies.set(name, `${value}x`);
    expect(await viewer()).toEqual({ user: null, sessionId: null, guest: null, token: null });
  });
});
