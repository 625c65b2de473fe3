import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { events } from "@/inngest/events";
import { openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { announced, newPerson, newVisit, password, tokenFor } from "./account-fixtures";
import { changePassword } from "./change-password";
import { checkPassword } from "./check-password";
import * as passwords from "./passwords";
import { resetPassword } from "./reset-password";
import { signInByLink } from "./sign-in-by-link";
import { logIn, refreshTokens } from "./tokens";

const database = useLibDatabase();
const next = "another long password";
const over = { code: "link_over" };
const verify = (userId: string) =>
  database.pool.query("UPDATE users SET email_verified_at = now() - interval '1 day' WHERE id = $1", [userId]);
const connect = (userId: string) =>
  database.pool.query("INSERT INTO oauth_accounts (provider, account_id, user_id) VALUES ('google', $1, $1)", [userId]);
const providers = async (userId: string) =>
  (await database.pool.query("SELECT 1 FROM oauth_accounts WHERE user_id = $1", [userId])).rowCount;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("resetting the password", () => {
  it("ends every session and token, proves the address, tells the mailbox, and lets this browser in", async () => {
    const person = await newPerson();
    const other = await logIn(person.credentials, newVisit());
    const browser = await openSession(person.user.id, "browser", newVisit());
    expect(await userOfSession(browser)).not.toBeNull();
    const token = await tokenFor("reset_password", person.user.email);
    const { userId, proof } = await resetPassword({ token, password: next }, "de");
    const sessionId = await openSession(userId, "browser", newVisit(), proof);

    expect(userId).toBe(person.user.id);
    expect(await userOfSession(browser)).toBeNull();
    expect(await userOfSession(person.sessionId)).toBeNull();
    await expect(refreshTokens(other.refreshToken, newVisit())).rejects.toMatchObject({ code: "invalid_token" });
    await expect(refreshTokens(person.tokens.refreshToken, newVisit())).rejects.toMatchObject({
      code: "invalid_token",
    });
    expect(await userOfSession(sessionId)).toMatchObject({ id: person.user.id });
    expect(await checkPassword(person.user.email, password, newVisit())).toBeNull();
    expect(await checkPassword(person.user.email, next, newVisit())).toBe(person.user.id);
    const { rows } = await database.pool.query("SELECT email_verified_at FROM users WHERE id = $1", [userId]);
    expect(rows[0].email_verified_at).not.toBeNull();
    const told = (await announced("account.password-changed")).filter((payload) => payload.userId === userId);
    expect(told).toHaveLength(1);
    expect(events["account/password-changed"].schema.parse(told[0])).toMatchObject({ userId, locale: "de" });
  });

  it("is done once by many at the same time, and opens no session by itself", async () => {
    const person = await newPerson();
    const token = await tokenFor("reset_password", person.user.email);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => resetPassword({ token, password: `${next} ${i}` }, "en")),
    );
    const won = results.flatMap((result, i) => (result.status === "fulfilled" ? [{ i, ...result.value }] : []));
    expect(won).toEqual([{ i: expect.any(Number), userId: person.user.id, proof: expect.anything() }]);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(over);
    expect(await checkPassword(person.user.email, `${next} ${won[0]?.i}`, newVisit())).toBe(person.user.id);
    const { rows } = await database.pool.query("SELECT 1 FROM sessions WHERE user_id = $1 AND revoked_at IS NULL", [
      person.user.id,
    ]);
    expect(rows).toEqual([]);
  });

  it("ends the other links too, as a change of the password does", async () => {
    const person = await newPerson();
    const signIn = await tokenFor("sign_in", person.user.email);
    await resetPassword({ token: await tokenFor("reset_password", person.user.email), password: next }, "en");
    await expect(signInByLink(signIn, "browser", newVisit())).rejects.toMatchObject(over);

    const other = await newPerson();
    const reset = await tokenFor("reset_password", other.user.email);
    await changePassword(other, { currentPassword: password, newPassword: next }, "en");
    await expect(resetPassword({ token: reset, password }, "en")).rejects.toMatchObject(over);
    expect(await checkPassword(other.user.email, next, newVisit())).toBe(other.user.id);
    expect((await announced("account.password-changed")).map((payload) => payload.userId)).toContain(other.user.id);
  });

  it("sets a first one for who signs in elsewhere, and leaves them that way in", async () => {
    const person = await newPerson();
    await database.pool.query("UPDATE users SET password_hash = NULL WHERE id = $1", [person.user.id]);
    await verify(person.user.id);
    await connect(person.user.id);
    await resetPassword({ token: await tokenFor("reset_password", person.user.email), password: next }, "en");
    expect(await checkPassword(person.user.email, next, newVisit())).toBe(person.user.id);
    expect(await providers(person.user.id)).toBe(1);
  });

  it("takes other ways in from whoever had registered with an address that was not theirs", async () => {
    const person = await newPerson();
    await connect(person.user.id);
    await resetPassword({ token: await tokenFor("reset_password", person.user.email), password: next }, "en");
    expect(await providers(person.user.id)).toBe(0);
  });

  it("does not take the time of a password's hash for a link that is over", async () => {
    const person = await newPerson();
    const token = await tokenFor("reset_password", person.user.email);
    await resetPassword({ token, password: next }, "en");
    const signIn = await tokenFor("sign_in", person.user.email);
    const hash = vi.spyOn(passwords, "hashPassword");
    for (const bad of [token, signIn, `${token}x`, "lnk_none.x"]) {
      await expect(resetPassword({ token: bad, password }, "en")).rejects.toMatchObject(over);
    }
    expect(hash).not.toHaveBeenCalled();
  });
});
