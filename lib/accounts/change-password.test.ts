import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { authenticate } from "@/lib/http/authenticate";
import { sessionCookie } from "@/lib/platform/auth/session-cookie";
import { openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { policies } from "@/lib/platform/rate-limit";
import { newPerson, newVisit, password, type TestPerson } from "./account-fixtures";
import { changePassword } from "./change-password";
import { checkPassword, signInByPassword } from "./check-password";
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

    expect(await changePassword(person, { currentPassword: password, newPassword: next })).toBe(2);

    await expect(authenticate(byToken(other.accessToken))).rejects.toMatchObject({ code: "invalid_token" });
    expect((await authenticate(await byCookie(person, browser))).user).toBeNull();
    await expect(refreshTokens(other.refreshToken, newVisit())).rejects.toMatchObject({ code: "invalid_token" });
    expect((await authenticate(byToken(person.tokens.accessToken))).user?.id).toBe(person.user.id);
    expect((await refreshTokens(person.tokens.refreshToken, newVisit())).accessToken).toBeTruthy();
    expect(await checkPassword(person.credentials.email, password)).toBeNull();
    expect(await checkPassword(person.credentials.email, next)).toBe(person.user.id);
    const { rows } = await database.pool.query("SELECT password_hash FROM users WHERE id = $1", [person.user.id]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$/);
  });

  it("leaves no session to who signs in with the old one at the same time", async () => {
    const person = await newPerson();
    const tries = Array.from({ length: 12 }, () =>
      signInByPassword(person.credentials, "browser", newVisit()).catch(() => null),
    );
    const [, ...opened] = await Promise.all([
      changePassword(person, { currentPassword: password, newPassword: next }),
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
    await expect(changePassword(person, { newPassword: next })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "currentPassword" }],
    });
    await expect(
      changePassword(person, { currentPassword: "wrong password", newPassword: next }),
    ).rejects.toMatchObject({ code: "wrong_password", status: 403, errors: [{ path: "currentPassword" }] });
    expect(await checkPassword(person.credentials.email, password)).toBe(person.user.id);
  });

  it("by two at once is done by one", async () => {
    const person = await newPerson();
    const results = await Promise.allSettled(
      ["first new password", "second new password"].map((newPassword) =>
        changePassword(person, { currentPassword: password, newPassword }),
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
    await expect(changePassword(person, { newPassword: next })).rejects.toMatchObject({ code: "sign_in_again" });
    await database.pool.query("UPDATE sessions SET created_at = now() WHERE id = $1", [person.sessionId]);
    await changePassword(person, { newPassword: next });
    expect(await checkPassword(person.credentials.email, next)).toBe(person.user.id);
  });
});

describe("guessing", () => {
  it("is over for an account after a number of wrong passwords, from wherever they come, existing or not", async () => {
    const person = await newPerson();
    for (const email of [person.credentials.email, "nobody.at.all@example.test"]) {
      for (let i = 0; i < policies.guess.limit; i++) expect(await checkPassword(email, `wrong ${i}`)).toBeNull();
      await expect(checkPassword(email, password)).rejects.toMatchObject({ code: "rate_limited" });
    }
    // others are not concerned
    const other = await newPerson();
    expect(await checkPassword(other.credentials.email, password)).toBe(other.user.id);
  });
});
