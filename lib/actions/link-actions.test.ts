import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser, Redirected } from "@/embedded/testing/browser";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { announced, newPerson, password, type TestPerson, tokenFor } from "@/lib/accounts/account-fixtures";
import { checkPassword } from "@/lib/accounts/check-password";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { addressHeaders } from "@/lib/platform/address";
import { openSession } from "@/lib/platform/auth/sessions";
import { viewer } from "@/lib/platform/auth/viewer";
import { policies } from "@/lib/platform/rate-limit";
import { localeCookie } from "@/lib/shared/locale";
import { signedInCookie } from "@/lib/shared/signed-in";
import { askEmailChangeAction } from "./ask-email-change";
import { askPasswordResetAction } from "./ask-password-reset";
import { askSignInLinkAction } from "./ask-sign-in-link";
import { askVerificationAction } from "./ask-verification";
import { enterSession } from "./browser-session";
import { confirmAddressAction } from "./confirm-address";
import { confirmEmailChangeAction } from "./confirm-email-change";
import { resetPasswordAction } from "./reset-password";
import { signInByLinkAction } from "./sign-in-by-link";

vi.mock("next/headers", () => import("@/embedded/testing/browser"));
vi.mock("next/navigation", () => import("@/embedded/testing/browser"));
vi.mock("next/cache", () => import("@/embedded/testing/browser"));

useLibDatabase();

let visits = 0;
const from = () => ({ address: `198.51.100.${++visits}`, userAgent: "Test/1.0" });
beforeEach(() => {
  browser.reset();
  browser.sends({ ...addressHeaders(from().address), "user-agent": "Test/1.0" });
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
const asked = async (email: string) =>
  (await announced("account.link-requested")).filter((payload) => payload.email === email);
async function enter(person: TestPerson): Promise<void> {
  await enterSession({ userId: person.user.id, sessionId: await openSession(person.user.id, "browser", from()) });
}
const over = { ok: false, code: "link_over" };

describe("signing in by a mailed link", () => {
  it("is asked for in the reader's language, with the same answer for everybody", async () => {
    const person = await newPerson();
    browser.cookies.set(localeCookie, "de");
    for (const email of [person.user.email, `nobody.${person.user.email}`]) {
      const said = await askSignInLinkAction(null, form({ email: ` ${email.toUpperCase()} `, next: "/" }));
      expect(said).toEqual({ ok: true, data: { email } });
      expect(await asked(email)).toMatchObject([{ purpose: "sign_in", locale: "de", userId: null }]);
    }
    expect(await askSignInLinkAction(null, form({ email: "no address" }))).toMatchObject({
      ok: false,
      code: "invalid_input",
      fieldErrors: { email: "must be an e-mail address" },
    });
  });

  it("opens the browser's session and goes on to where the reader was, once", async () => {
    const person = await newPerson();
    const email = person.user.email;
    await askSignInLinkAction(null, form({ email, next: "/checkout/hold_1?a=b" }));
    const token = await tokenFor("sign_in", email);
    expect(await outcome(signInByLinkAction(null, form({ token })))).toBe("/checkout/hold_1?a=b");
    expect((await viewer()).user).toMatchObject({ id: person.user.id });
    expect(browser.cookies.get(signedInCookie)).toBe("1");
    expect(await outcome(signInByLinkAction(null, form({ token })))).toMatchObject(over);
    const again = await tokenFor("sign_in", email);
    expect(await outcome(signInByLinkAction(null, form({ token: again })))).toBe("/");
  });

  it("leads nowhere else, and opens nothing for a link that is not one", async () => {
    const person = await newPerson();
    await askSignInLinkAction(null, form({ email: person.user.email, next: "https://evil.example" }));
    expect(await outcome(signInByLinkAction(null, form({ token: "lnk_x.y" })))).toMatchObject(over);
    expect(await outcome(signInByLinkAction(null, form({})))).toMatchObject(over);
    expect((await viewer()).user).toBeNull();
    const token = await tokenFor("sign_in", person.user.email);
    expect(await outcome(signInByLinkAction(null, form({ token })))).toBe("/");
  });

  it("takes the place of who was in this browser before", async () => {
    const [before, person] = [await newPerson(), await newPerson()];
    await enter(before);
    const old = (await viewer()).sessionId ?? "";
    await outcome(signInByLinkAction(null, form({ token: await tokenFor("sign_in", person.user.email) })));
    const now = await viewer();
    expect(now.user?.id).toBe(person.user.id);
    expect(now.sessionId).not.toBe(old);
  });

  it("is limited by address, whoever is asked for", async () => {
    for (let i = 0; i < policies.ask.limit; i++) await askSignInLinkAction(null, form({}));
    expect(await askPasswordResetAction(null, form({ email: "x@example.test" }))).toMatchObject({
      ok: false,
      code: "rate_limited",
    });
    expect(await asked("x@example.test")).toEqual([]);
  });
});

describe("resetting the password", () => {
  it("is asked for, done by the link, and signs in", async () => {
    const person = await newPerson();
    const email = person.user.email;
    expect(await askPasswordResetAction(null, form({ email }))).toEqual({ ok: true, data: { email } });
    expect(await asked(email)).toMatchObject([{ purpose: "reset_password" }]);
    const token = await tokenFor("reset_password", email);
    expect(await outcome(resetPasswordAction(null, form({ token, password: "short" })))).toMatchObject({
      ok: false,
      code: "invalid_input",
      fieldErrors: { password: "must have at least 10 characters" },
    });
    const next = "another long password";
    expect(await outcome(resetPasswordAction(null, form({ token, password: next })))).toBe(
      "/account?done=password#password",
    );
    expect((await viewer()).user?.id).toBe(person.user.id);
    expect(await checkPassword(email, next, from())).toBe(person.user.id);
    const used = await outcome(resetPasswordAction(null, form({ token, password })));
    expect(used).toMatchObject(over);
    expect(JSON.stringify(used)).not.toContain(password);
  });
});

describe("the account's address", () => {
  it("is confirmed by its link, which one can have sent again when signed in", async () => {
    expect(await askVerificationAction(null, form({}))).toMatchObject({ ok: false, code: "unauthenticated" });
    const person = await newPerson();
    await enter(person);
    expect(await askVerificationAction(null, form({}))).toEqual({ ok: true, data: null });
    expect(await asked(person.user.email)).toMatchObject([{ purpose: "verify_email" }]);
    const token = await tokenFor("verify_email", person.user.email);
    expect(await confirmAddressAction(null, form({ token }))).toEqual({ ok: true, data: null });
    expect((await getUserViewOrThrow(person.user.id)).emailVerified).toBe(true);
    expect(await confirmAddressAction(null, form({ token }))).toMatchObject(over);
  });

  it("is changed by password and the link to the new one, by its owner alone", async () => {
    const person = await newPerson();
    const email = `new.${person.user.email}`;
    expect(await askEmailChangeAction(null, form({ email, password }))).toMatchObject({ code: "unauthenticated" });
    await enter(person);
    expect(await askEmailChangeAction(null, form({ email, password: "wrong password" }))).toMatchObject({
      code: "wrong_password",
      fieldErrors: { password: "is wrong" },
    });
    expect(await askEmailChangeAction(null, form({ email, password }))).toEqual({ ok: true, data: { email } });
    expect(await asked(email)).toMatchObject([{ purpose: "change_email", userId: person.user.id }]);

    const token = await tokenFor("change_email", email, person.user.id);
    await enter(await newPerson());
    expect(await outcome(confirmEmailChangeAction(null, form({ token })))).toMatchObject(over);
    await enter(person);
    expect(await outcome(confirmEmailChangeAction(null, form({ token })))).toBe("/account?done=email#profile");
    expect(await getUserViewOrThrow(person.user.id)).toMatchObject({ email, emailVerified: true });
  });
});
