import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { authenticate } from "@/lib/http/authenticate";
import { sessionCookie } from "@/lib/platform/auth/session-cookie";
import { openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { countRequest, policies } from "@/lib/platform/rate-limit";
import { keyedHash } from "@/lib/platform/tokens";
import { newPerson, newVisit, password, type TestPerson } from "./account-fixtures";
import { changePassword } from "./change-password";
import { checkPassword, type Origin, signInByPassword } from "./check-password";
import { confirmIdentity } from "./confirm-identity";
import { logIn, refreshTokens } from "./tokens";

const database = useLibDatabase();
const next = "another long password";

const byToken = (accessToken: string) =>
  new Request("http://localhost/api/v1/me", { headers: { authorization: `Bearer ${accessToken}` } });
async function byCookie(person: TestPerson, sessionId: string) {
  const { name, value } = await sessionCookie(person.user.id, sessionId);
  return new Request("http://localhost/api/v1/me", { headers: { cookie: `${name}=${value}` } });
}

describe("changing the password", () => {
  it("takes effect at once: for sign-in, for other tokens, for other browsers; this session stays", async () => {
    const person = await newPerson();
    const other = await logIn(person.credentials, newVisit());
    const browser = await openSession(person.user.id, "browser", newVisit());
    // everything is known and cached, as it is in the middle of a visit
    expect((await authenticate(byToken(other.accessToken))).user?.id).toBe(person.user.id);
    expect((await authenticate(await byCookie(person, browser))).user?.id).toBe(person.user.id);
    expect((await authenticate(byToken(person.tokens.accessToken))).user?.id).toBe(person.user.id);

    expect(await changePassword(person, { currentPassword: password, newPassword: next }, "en")).toBe(2);

    await expect(authenticate(byToken(other.accessToken))).rejects.toMatchObject({ code: "invalid_token" });
    expect((await authenticate(await byCookie(person, browser))).user).toBeNull();
    await expect(refreshTokens(other.refreshToken, newVisit())).rejects.toMatchObject({ code: "invalid_token" });
    expect((await authenticate(byToken(person.tokens.accessToken))).user?.id).toBe(person.user.id);
    expect((await refreshTokens(person.tokens.refreshToken, newVisit())).accessToken).toBeTruthy();
    expect(await checkPassword(person.credentials.email, password, newVisit())).toBeNull();
    expect(await checkPassword(person.credentials.email, next, newVisit())).toBe(person.user.id);
    const { rows } = await database.pool.query("SELECT password_hash FROM users WHERE id = $1", [person.user.id]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$/);
  });

  it("leaves no session to who signs in with the old one at the same time", async () => {
    const person = await newPerson();
    const tries = Array.from({ length: 12 }, () =>
      signInByPassword(person.credentials, "browser", newVisit()).catch(() => null),
    );
    const [, ...opened] = await Promise.all([
      changePassword(person, { currentPassword: password, newPassword: next }, "en"),
      ...tries,
    ]);
    for (const session of opened) {
      if (session && typeof session === "object") expect(await userOfSession(session.sessionId)).toBeNull();
    }
    const { rows } = await database.pool.query(
      "SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND id <> $2",
      [person.user.id, person.sessionId],
    );
    expect(rows).toEqual([]);
  });

  it("needs the current one, and tells where it is missing or wrong", async () => {
    const person = await newPerson();
    await expect(changePassword(person, { newPassword: next }, "en")).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "currentPassword" }],
    });
    await expect(
      changePassword(person, { currentPassword: "wrong password", newPassword: next }, "en"),
    ).rejects.toMatchObject({ code: "wrong_password", status: 403, errors: [{ path: "currentPassword" }] });
    expect(await checkPassword(person.credentials.email, password, newVisit())).toBe(person.user.id);
  });

  it("by two at once is done by one", async () => {
    const person = await newPerson();
    const results = await Promise.allSettled(
      ["first new password", "second new password"].map((newPassword) =>
        changePassword(person, { currentPassword: password, newPassword }, "en"),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled").length).toBe(1);
  });

  it("sets a first one for who has none, shortly after signing in", async () => {
    const person = await newPerson();
    await database.pool.query("UPDATE users SET password_hash = NULL WHERE id = $1", [person.user.id]);
    await database.pool.query("UPDATE sessions SET created_at = now() - interval '16 minutes' WHERE id = $1", [
      person.sessionId,
    ]);
    await expect(changePassword(person, { newPassword: next }, "en")).rejects.toMatchObject({ code: "sign_in_again" });
    await database.pool.query("UPDATE sessions SET created_at = now() WHERE id = $1", [person.sessionId]);
    await changePassword(person, { newPassword: next }, "en");
    expect(await checkPassword(person.credentials.email, next, newVisit())).toBe(person.user.id);
  });
});

describe("guessing", () => {
  const guess = async (email: string, times: number, from: Origin) => {
    for (let i = 0; i < times; i++) expect(await checkPassword(email, `wrong ${i}`, from)).toBeNull();
  };
  /** Uses up what an account has from all places together. */
  const guessEverywhere = async (email: string) => {
    for (let i = 0; i < policies.guesses.limit; i++) await countRequest("guesses", keyedHash(email));
  };
  const limited = { code: "rate_limited" };

  it("is soon over from one address, existing or not, and keeps the owner out of nothing", async () => {
    const person = await newPerson();
    const [attacker, home] = [newVisit(), newVisit()];
    for (const email of [person.credentials.email, "nobody.at.all@example.test"]) {
      await guess(email, policies.guess.limit, attacker);
      await expect(checkPassword(email, password, attacker)).rejects.toMatchObject(limited);
    }
    expect(await checkPassword(person.credentials.email, password, home)).toBe(person.user.id);
    // nor is anybody else at that address
    const other = await newPerson();
    expect(await checkPassword(other.credentials.email, password, attacker)).toBe(other.user.id);
  });

  it("counts the whole network of one holder of IPv6 addresses", async () => {
    const person = await newPerson();
    await guess(person.credentials.email, policies.guess.limit, { address: "2001:db8:7:7::1" });
    await expect(
      checkPassword(person.credentials.email, password, { address: "2001:db8:7:7:ffff::2" }),
    ).rejects.toMatchObject(limited);
  });

  it("from very many addresses is over for all but those that the account was used from", async () => {
    const person = await newPerson();
    const email = person.credentials.email;
    const home = { address: "2001:db8:1:1::1", userAgent: null };
    await openSession(person.user.id, "browser", home);
    await guessEverywhere(email);
    await guessEverywhere("nobody.anywhere@example.test");
    const stranger = newVisit();
    await expect(checkPassword(email, password, stranger)).rejects.toMatchObject(limited);
    await expect(checkPassword("nobody.anywhere@example.test", password, stranger)).rejects.toMatchObject(limited);
    expect(await checkPassword(email, password, { address: "2001:db8:1:1::2" })).toBe(person.user.id);
    expect(await checkPassword(email, password, { sessionId: person.sessionId })).toBe(person.user.id);
    // at home too there are only so many wrong ones
    await guess(email, policies.guess.limit, home);
    await expect(checkPassword(email, password, home)).rejects.toMatchObject(limited);
  });

  it("forgets where an account was used long ago", async () => {
    const person = await newPerson();
    const home = newVisit();
    await openSession(person.user.id, "browser", home);
    await database.pool.query("UPDATE sessions SET last_seen_at = now() - interval '91 days' WHERE user_id = $1", [
      person.user.id,
    ]);
    await guessEverywhere(person.credentials.email);
    await expect(checkPassword(person.credentials.email, password, home)).rejects.toMatchObject(limited);
  });

  it("with somebody's session is over for that session alone", async () => {
    const person = await newPerson();
    const stolen = { ...person, sessionId: await openSession(person.user.id, "browser", newVisit()) };
    for (let i = 0; i < policies.guess.limit; i++) {
      await expect(confirmIdentity(stolen, `wrong ${i}`)).rejects.toMatchObject({ code: "wrong_password" });
    }
    await expect(confirmIdentity(stolen, password)).rejects.toMatchObject(limited);
    await confirmIdentity(person, password);
  });
});
