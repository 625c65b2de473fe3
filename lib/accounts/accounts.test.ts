import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { endSession, openSession, readAccessToken, userOfSession } from "@/lib/platform/auth/sessions";
import { registerBody } from "@/lib/schemas/accounts";
import { insertMember } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { checkPassword } from "./check-password";
import * as passwords from "./passwords";
import { registerUser } from "./register-user";
import { logIn, refreshTokens } from "./tokens";
import { updateMe } from "./update-me";
import { getUserViewOrThrow } from "./user-view";

const database = useLibDatabase();
const from = { address: "203.0.113.7", userAgent: "Test/1.0" };
const password = "a long password";

let people = 0;
const person = () => ({ email: `ada${++people}@example.test`, password, name: "Ada" });

afterEach(() => {
  vi.restoreAllMocks();
});

describe("registering", () => {
  it("makes an account without any right, and keeps no password", async () => {
    const body = person();
    const user = await registerUser(body, from);
    expect(user).toMatchObject({ email: body.email, name: "Ada", role: "user", emailVerified: false, memberships: [] });
    expect(user).not.toHaveProperty("passwordHash");
    const { rows } = await database.pool.query("SELECT password_hash FROM users WHERE id = $1", [user.id]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$/);
  });

  it("refuses an address that is in use, at the same time too", async () => {
    const body = person();
    const results = await Promise.allSettled([
      registerUser(body, from),
      registerUser(body, from),
      registerUser(body, from),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(registerUser({ ...body, name: "Eve" }, from)).rejects.toMatchObject({
      code: "email_taken",
      errors: [{ path: "email", message: expect.stringContaining("has an account") }],
    });
  });

  it("takes an address in any case as the same one", () => {
    expect(registerBody.parse({ ...person(), email: "  Ada@Example.TEST " }).email).toBe("ada@example.test");
  });
});

describe("checking a password", () => {
  it("answers the user for the right pair alone", async () => {
    const body = person();
    const { id } = await registerUser(body, from);
    expect(await checkPassword(body.email, password, from)).toBe(id);
    expect(await checkPassword(body.email, `${password}!`, from)).toBeNull();
    expect(await checkPassword("nobody@example.test", password, from)).toBeNull();
  });

  it.each(["suspended_at", "deleted_at"])("answers nobody for an account with %s", async (column) => {
    const body = person();
    const { id } = await registerUser(body, from);
    await database.pool.query(`UPDATE users SET ${column} = now() WHERE id = $1`, [id]);
    expect(await checkPassword(body.email, password, from)).toBeNull();
  });

  it("does the same work for an unknown address, and for one without a password", async () => {
    const verified = vi.spyOn(passwords, "passwordMatches");
    await checkPassword("nobody@example.test", password, from);
    expect(verified).toHaveBeenCalledWith(null, password);
    const { id } = await registerUser(person(), from);
    await database.pool.query("UPDATE users SET password_hash = NULL WHERE id = $1", [id]);
    const { email } = await getUserViewOrThrow(id);
    expect(await checkPassword(email, password, from)).toBeNull();
    expect(verified).toHaveBeenCalledTimes(2);
  });
});

async function signedIn() {
  const body = person();
  await registerUser(body, from);
  const tokens = await logIn(body, from);
  const sessionId = (await readAccessToken(tokens.accessToken)) ?? "";
  return { ...tokens, sessionId };
}

describe("signing in for the API", () => {
  it("gives an access token of a session, a refresh token, and the user", async () => {
    const { user, sessionId, tokenType, expiresIn } = await signedIn();
    expect(await userOfSession(sessionId)).toMatchObject({ id: user.id, name: "Ada" });
    expect({ tokenType, expiresIn }).toEqual({ tokenType: "Bearer", expiresIn: 900 });
  });

  it("does not tell an unknown address from a wrong password", async () => {
    const body = person();
    await registerUser(body, from);
    const wrong = await logIn({ ...body, password: "wrong password" }, from).catch((error: Error) => error);
    const unknown = await logIn({ email: "nobody@example.test", password }, from).catch((error: Error) => error);
    expect(wrong).toMatchObject({ code: "invalid_credentials", status: 401 });
    expect(unknown).toMatchObject({ code: "invalid_credentials", message: (wrong as Error).message });
  });

  it("keeps the refresh token as a hash alone", async () => {
    const { refreshToken, sessionId } = await signedIn();
    const { rows } = await database.pool.query("SELECT token_hash FROM refresh_tokens WHERE session_id = $1", [
      sessionId,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash).not.toContain(refreshToken.slice(4));
  });
});

describe("refresh tokens", () => {
  const refused = { code: "invalid_token", status: 401 };

  it("give a new pair of the same session, once", async () => {
    const first = await signedIn();
    const second = await refreshTokens(first.refreshToken, from);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await readAccessToken(second.accessToken)).toBe(first.sessionId);
    expect(await readAccessToken((await refreshTokens(second.refreshToken, from)).accessToken)).toBe(first.sessionId);
  });

  it("that come a second time end their whole session, the newest token with it", async () => {
    const first = await signedIn();
    const second = await refreshTokens(first.refreshToken, from);
    expect(await userOfSession(first.sessionId)).not.toBeNull();
    await expect(refreshTokens(first.refreshToken, from)).rejects.toMatchObject(refused);
    expect(await userOfSession(first.sessionId)).toBeNull();
    await expect(refreshTokens(second.refreshToken, from)).rejects.toMatchObject(refused);
  });

  it("give one new pair at most when they come at the same time", async () => {
    const { refreshToken } = await signedIn();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => refreshTokens(refreshToken, from)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("are over after their time, without harm to the session", async () => {
    const { refreshToken, sessionId } = await signedIn();
    await database.pool.query(
      "UPDATE refresh_tokens SET expires_at = now() - interval '1 second' WHERE session_id = $1",
      [sessionId],
    );
    await expect(refreshTokens(refreshToken, from)).rejects.toMatchObject(refused);
    expect(await userOfSession(sessionId)).not.toBeNull();
  });

  it("are nothing when nobody issued them", async () => {
    await expect(refreshTokens("evr_unknown", from)).rejects.toMatchObject(refused);
  });

  it("are nothing after the session's end, or the user's", async () => {
    const ended = await signedIn();
    await endSession(ended.sessionId);
    await expect(refreshTokens(ended.refreshToken, from)).rejects.toMatchObject(refused);
    const expired = await signedIn();
    await database.pool.query("UPDATE sessions SET expires_at = now() WHERE id = $1", [expired.sessionId]);
    await expect(refreshTokens(expired.refreshToken, from)).rejects.toMatchObject(refused);
    for (const column of ["suspended_at", "deleted_at"]) {
      const gone = await signedIn();
      await database.pool.query(`UPDATE users SET ${column} = now() WHERE id = $1`, [gone.user.id]);
      await expect(refreshTokens(gone.refreshToken, from)).rejects.toMatchObject(refused);
    }
  });
});

describe("the own account", () => {
  it("shows the organizers that one works for", async () => {
    const user = await registerUser(person(), from);
    const { organizerId } = await insertSmallEvent(database.pool);
    await insertMember(database.pool, organizerId, user.id, "scanner");
    expect((await getUserViewOrThrow(user.id)).memberships).toEqual([
      { organizerId, organizerName: "Test", organizerSlug: expect.any(String), role: "scanner" },
    ]);
  });

  it("can be changed, and the session knows it at once", async () => {
    const { user, sessionId } = await signedIn();
    await userOfSession(sessionId);
    expect(await updateMe(user.id, sessionId, { name: "Grace", locale: "de" })).toMatchObject({
      name: "Grace",
      locale: "de",
      email: user.email,
    });
    expect((await userOfSession(sessionId))?.name).toBe("Grace");
  });

  it("is not found once it is deleted", async () => {
    const user = await registerUser(person(), from);
    await database.pool.query("UPDATE users SET deleted_at = now() WHERE id = $1", [user.id]);
    await expect(getUserViewOrThrow(user.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

it("opens a session for a browser as well as for the API", async () => {
  const user = await registerUser(person(), from);
  const id = await openSession(user.id, "browser", from);
  expect((await userOfSession(id))?.id).toBe(user.id);
});
