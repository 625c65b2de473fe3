import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { userOfSession } from "@/lib/platform/auth/sessions";
import { newPerson, newVisit, tokenFor } from "./account-fixtures";
import { checkPassword } from "./check-password";
import { signInByLink } from "./sign-in-by-link";
import { logInByLink, refreshTokens } from "./tokens";
import { getUserViewOrThrow } from "./user-view";

const database = useLibDatabase();
const verify = (userId: string) =>
  database.pool.query("UPDATE users SET email_verified_at = now() WHERE id = $1", [userId]);

describe("signing in by a mailed link", () => {
  it("gives a browser the session that a password gives", async () => {
    const person = await newPerson();
    await verify(person.user.id);
    const visit = newVisit();
    const token = await tokenFor("sign_in", person.user.email);
    const { userId, sessionId } = await signInByLink(token, "browser", visit);
    expect(userId).toBe(person.user.id);
    expect(await userOfSession(sessionId)).toMatchObject({ id: person.user.id, email: person.user.email });
    const { rows } = await database.pool.query(
      "SELECT kind, address, user_agent, revoked_at, expires_at > now() + interval '29 days' AS long FROM sessions WHERE id = $1",
      [sessionId],
    );
    expect(rows).toEqual([
      { kind: "browser", address: visit.address, user_agent: visit.userAgent, revoked_at: null, long: true },
    ]);
    // who was in before stays in, and the password is the same
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    expect(await checkPassword(person.user.email, person.credentials.password, newVisit())).toBe(person.user.id);
  });

  it("gives a program tokens that refresh", async () => {
    const person = await newPerson();
    const tokens = await logInByLink(await tokenFor("sign_in", person.user.email), newVisit());
    expect(tokens).toMatchObject({ tokenType: "Bearer", user: { id: person.user.id, emailVerified: true } });
    expect((await refreshTokens(tokens.refreshToken, newVisit())).accessToken).toBeTruthy();
  });

  it("opens one session for many at the same time", async () => {
    const person = await newPerson();
    await verify(person.user.id);
    const token = await tokenFor("sign_in", person.user.email);
    const tries = Array.from({ length: 20 }, () => signInByLink(token, "browser", newVisit()));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await database.pool.query("SELECT 1 FROM sessions WHERE user_id = $1 AND kind = 'browser'", [
      person.user.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it("gives the account to who reads its mail, if nobody had shown that before", async () => {
    const person = await newPerson();
    await database.pool.query("INSERT INTO oauth_accounts (provider, account_id, user_id) VALUES ('google', $1, $1)", [
      person.user.id,
    ]);
    const reset = await tokenFor("reset_password", person.user.email);
    const { sessionId } = await signInByLink(await tokenFor("sign_in", person.user.email), "browser", newVisit());
    expect(await userOfSession(sessionId)).toMatchObject({ id: person.user.id });
    expect(await userOfSession(person.sessionId)).toBeNull();
    expect(await checkPassword(person.user.email, person.credentials.password, newVisit())).toBeNull();
    expect((await getUserViewOrThrow(person.user.id)).emailVerified).toBe(true);
    for (const table of ["oauth_accounts"]) {
      const { rowCount } = await database.pool.query(`SELECT 1 FROM ${table} WHERE user_id = $1`, [person.user.id]);
      expect(rowCount).toBe(0);
    }
    await expect(signInByLink(reset, "browser", newVisit())).rejects.toMatchObject({ code: "link_over" });
  });

  it("opens nothing for who was suspended after asking, and the link stays unused", async () => {
    const person = await newPerson();
    const token = await tokenFor("sign_in", person.user.email);
    await database.pool.query("UPDATE users SET suspended_at = now() WHERE id = $1", [person.user.id]);
    await expect(signInByLink(token, "browser", newVisit())).rejects.toMatchObject({ code: "link_over" });
    const { rows } = await database.pool.query("SELECT used_at FROM account_links WHERE user_id = $1", [
      person.user.id,
    ]);
    expect(rows).toEqual([{ used_at: null }]);
  });
});
