import { beforeEach, describe, expect, it, vi } from "vitest";
import { silentProviders } from "@/embedded/testing/auth-js";
import { browser, Redirected } from "@/embedded/testing/browser";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { getNotificationChoices } from "@/lib/accounts/notification-choices";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { addressHeaders } from "@/lib/platform/address";
import { CONNECT_COOKIE, meansToConnect } from "@/lib/platform/auth/intent";
import { openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";
import { policies } from "@/lib/platform/rate-limit";
import { localeCookie } from "@/lib/shared/locale";
import { changePasswordAction } from "./change-password";
import { disconnectProviderAction } from "./disconnect-provider";
import { endSessionAction } from "./end-session";
import { eraseAccountAction } from "./erase-account";
import { registerAction } from "./register";
import { saveNotificationsAction } from "./save-notifications";
import { connectProviderAction, signInElsewhereAction } from "./sign-in-elsewhere";
import { updateProfileAction } from "./update-profile";

vi.mock("next/headers", () => import("@/embedded/testing/browser"));
vi.mock("next/navigation", () => import("@/embedded/testing/browser"));
vi.mock("next/cache", () => import("@/embedded/testing/browser"));
vi.mock("next-auth", () => import("@/embedded/testing/auth-js"));
vi.hoisted(() => {
  Object.assign(process.env, {
    AUTH_GOOGLE_ID: "g",
    AUTH_GOOGLE_SECRET: "s",
    AUTH_OIDC_ISSUER: "https://oidc.example",
    AUTH_OIDC_ID: "o",
    AUTH_OIDC_SECRET: "s",
  });
});

const database = useLibDatabase();
const password = "a long password";
let people = 0;

const form = (fields: Record<string, string | Blob>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const outcome = <T>(work: Promise<T>) =>
  work.catch((error: unknown) => {
    if (error instanceof Redirected) return error.to;
    throw error;
  });

/** Somebody signed in in this browser. */
async function signedIn() {
  const email = `own${++people}@example.test`;
  await outcome(registerAction(null, form({ name: "Ada", email, password })));
  const { user, sessionId } = await viewer();
  if (!user || !sessionId) throw new Error("Registering signs in");
  return { user, sessionId, email };
}

beforeEach(() => {
  browser.reset();
  silentProviders.clear();
  browser.sends({ ...addressHeaders(`198.51.100.${++people}`), "user-agent": "Test/1.0" });
});

const hostile: Record<string, string | Blob> = {
  empty: "",
  spaces: "   ",
  long: "x".repeat(10_000),
  NUL: "a\u0000b",
  "right to left": "a\u202egnp.exe",
  "zero width alone": "\u200b\u200b\u200b",
  "line break": "a\nb",
  "a file": new Blob(["Ada"]),
};

describe("actions of an account", () => {
  const actions = {
    updateProfileAction,
    changePasswordAction,
    endSessionAction,
    saveNotificationsAction,
    disconnectProviderAction,
    eraseAccountAction,
  };

  it.each(Object.entries(actions))("%s is for who is signed in alone", async (_, action) => {
    expect(await outcome(action(null, form({})) as Promise<unknown>)).toMatchObject({
      ok: false,
      code: "unauthenticated",
    });
  });

  it.each(Object.entries(actions))("%s refuses fields posted by hand without harm", async (name, action) => {
    const { user } = await signedIn();
    const fields = ["name", "locale", "currentPassword", "newPassword", "sessionId", "provider", "password"];
    for (const value of Object.values(hostile)) {
      const given = Object.fromEntries(fields.map((field) => [field, value]));
      const result = await outcome(action(null, form(given)) as Promise<{ ok: boolean; code?: string }>);
      if (name === "saveNotificationsAction") expect(result).toMatchObject({ ok: true });
      else expect(result).toMatchObject({ ok: false, code: expect.not.stringMatching("internal") });
    }
    expect(await getUserViewOrThrow(user.id)).toMatchObject({ name: "Ada" });
    expect((await viewer()).user?.id).toBe(user.id);
  });

  it("keeps name and language, and speaks it from then on", async () => {
    const { user } = await signedIn();
    expect(await updateProfileAction(null, form({ name: " Grace ", locale: "de" }))).toMatchObject({ ok: true });
    expect(await getUserViewOrThrow(user.id)).toMatchObject({ name: "Grace", locale: "de" });
    expect(browser.cookies.get(localeCookie)).toBe("de");
    expect((await viewer()).user?.name).toBe("Grace");
    const script = "<script>alert(1)</script>";
    await updateProfileAction(null, form({ name: script, locale: "en" }));
    expect((await getUserViewOrThrow(user.id)).name).toBe(script);
    expect(await updateProfileAction(null, form({ name: "", locale: "xx" }))).toMatchObject({
      code: "invalid_input",
      fieldErrors: { name: expect.any(String), locale: expect.any(String) },
    });
  });

  it("changes the password, keeps this browser and ends the others", async () => {
    const { user, sessionId } = await signedIn();
    const other = await openSession(user.id, "browser", { address: "192.0.2.1", userAgent: null });
    const result = await changePasswordAction(null, form({ currentPassword: password, newPassword: `${password}!` }));
    expect(result).toEqual({ ok: true, data: { ended: 1 } });
    expect(await userOfSession(other)).toBeNull();
    expect((await viewer()).sessionId).toBe(sessionId);
    const wrong = await changePasswordAction(null, form({ currentPassword: password, newPassword: "short" }));
    expect(wrong).toMatchObject({ code: "invalid_input", fieldErrors: { newPassword: expect.any(String) } });
    expect(JSON.stringify(wrong)).not.toContain(password);
  });

  it("is as limited in passwords as signing in", async () => {
    await signedIn();
    const wrong = form({ currentPassword: "wrong password", newPassword: `${password}!` });
    for (let i = 0; i < policies.auth.limit; i++) await changePasswordAction(null, wrong);
    expect(await changePasswordAction(null, wrong)).toMatchObject({ code: "rate_limited" });
  });

  it("ends one session, or all but this one", async () => {
    const { user, sessionId } = await signedIn();
    const open = () => openSession(user.id, "browser", { address: "192.0.2.1", userAgent: null });
    const [one, two] = [await open(), await open()];
    expect(await endSessionAction(null, form({ sessionId: one }))).toMatchObject({ ok: true });
    expect(await userOfSession(one)).toBeNull();
    expect(await userOfSession(two)).not.toBeNull();
    expect(await endSessionAction(null, form({ sessionId: "all" }))).toMatchObject({ ok: true });
    expect(await userOfSession(two)).toBeNull();
    expect((await viewer()).sessionId).toBe(sessionId);
    browser.cookies.clear();
    await signedIn();
    expect(await endSessionAction(null, form({ sessionId }))).toMatchObject({ code: "not_found" });
  });

  it("keeps the choices: what is not ticked is not wanted", async () => {
    const { user } = await signedIn();
    await saveNotificationsAction(null, form({ news: "on" }));
    expect(await getNotificationChoices(user.id)).toEqual({ reminders: false, waitlist: false, news: true });
  });

  it("erases for the password, and leaves the browser", async () => {
    const { user } = await signedIn();
    expect(await outcome(eraseAccountAction(null, form({ password: "wrong password" })))).toMatchObject({
      code: "wrong_password",
    });
    expect(await outcome(eraseAccountAction(null, form({ password })))).toBe("/account/erased");
    expect(browser.cookies.size).toBe(0);
    await expect(getUserViewOrThrow(user.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("going to another provider", () => {
  it("keeps where the reader wanted to go, if it is a path of ours", async () => {
    const go = (fields: Record<string, string>) => outcome(signInElsewhereAction(form(fields)));
    expect(await go({ provider: "google", next: "/bookings" })).toBe("https://google.example/authorize?to=%2Fbookings");
    expect(await go({ provider: "oidc", next: "//evil.example" })).toBe("https://oidc.example/authorize?to=%2F");
    // neither configured nor known
    for (const provider of ["github", "credentials", "__proto__", ""]) {
      expect(await go({ provider, next: "/bookings" })).toBe("/sign-in?error=not_found&next=%2Fbookings");
    }
    silentProviders.add("google");
    expect(await go({ provider: "google", next: "/bookings" })).toBe("/sign-in?error=unavailable&next=%2Fbookings");
  });

  it("to connect it leaves the wish for this session alone, after a recent sign-in", async () => {
    const connect = () => outcome(connectProviderAction(form({ provider: "google" })));
    expect(await connect()).toBe("/account?problem=unauthenticated#ways-in");
    const { sessionId } = await signedIn();
    expect(await connect()).toBe("https://google.example/authorize?to=%2Faccount%23ways-in");
    expect(meansToConnect(browser.cookies, sessionId)).toBe(true);
    expect(meansToConnect(browser.cookies, "ses_other")).toBe(false);
    // who then goes to sign in does not mean it any more
    await outcome(signInElsewhereAction(form({ provider: "google" })));
    expect(browser.cookies.has(CONNECT_COOKIE)).toBe(false);
    await database.pool.query("UPDATE sessions SET created_at = now() - interval '1 hour' WHERE id = $1", [sessionId]);
    expect(await connect()).toBe("/sign-in?again=1&next=%2Faccount%23ways-in");
    expect(browser.cookies.has(CONNECT_COOKIE)).toBe(false);
  });
});
