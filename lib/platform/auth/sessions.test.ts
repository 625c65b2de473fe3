import { SignJWT } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { announceChange } from "@/lib/platform/changes";
import * as databaseModule from "@/lib/platform/db";
import { insertUser } from "@/prisma/factories/insert-user";
import {
  ACCESS_TOKEN_SECONDS,
  endSession,
  openSession,
  readAccessToken,
  signAccessToken,
  userOfSession,
} from "./sessions";

const database = useLibDatabase();
const from = { address: "203.0.113.7", userAgent: "Test/1.0" };

async function signedIn() {
  const { user } = await insertUser(database.pool, { name: "Ada" });
  return { user, sessionId: await openSession(user.id, "browser", from) };
}

/** What the cache holds is forgotten, as it is after three seconds at most. */
const forget = (sessionId: string) => announceChange([`session:${sessionId}`]);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("sessions", () => {
  it("name their user, and remember from where they were opened", async () => {
    const { user, sessionId } = await signedIn();
    expect(await userOfSession(sessionId)).toEqual({ id: user.id, name: "Ada", email: user.email, role: "user" });
    const { rows } = await database.pool.query(
      `SELECT kind, address, user_agent, extract(day FROM expires_at - now())::int AS days FROM sessions WHERE id = $1`,
      [sessionId],
    );
    expect(rows[0]).toMatchObject({ kind: "browser", address: from.address, user_agent: "Test/1.0", days: 29 });
  });

  it("cut a user agent of any length", async () => {
    const { user } = await insertUser(database.pool);
    const id = await openSession(user.id, "api", { address: "::1", userAgent: "x".repeat(5000) });
    const { rows } = await database.pool.query("SELECT length(user_agent) AS n FROM sessions WHERE id = $1", [id]);
    expect(rows[0].n).toBe(300);
  });

  it("are nobody's when they are unknown", async () => {
    expect(await userOfSession("ses_unknown")).toBeNull();
  });

  it.each([
    ["expired", "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = $1"],
    ["revoked", "UPDATE sessions SET revoked_at = now() WHERE user_id = $1"],
    ["of a suspended user", "UPDATE users SET suspended_at = now() WHERE id = $1"],
    ["of a deleted user", "UPDATE users SET deleted_at = now() WHERE id = $1"],
  ])("are over when they are %s", async (_, sql) => {
    const { user, sessionId } = await signedIn();
    expect(await userOfSession(sessionId)).not.toBeNull();
    await database.pool.query(sql, [user.id]);
    await forget(sessionId);
    expect(await userOfSession(sessionId)).toBeNull();
  });

  it("end at once in the process that ended them, and no others with them", async () => {
    const { sessionId } = await signedIn();
    const other = await signedIn();
    await userOfSession(sessionId);
    await endSession(sessionId);
    expect(await userOfSession(sessionId)).toBeNull();
    expect(await userOfSession(other.sessionId)).not.toBeNull();
  });

  it("end once: the time of the first end stays", async () => {
    const { sessionId } = await signedIn();
    await database.pool.query("UPDATE sessions SET revoked_at = '2026-01-01T12:00:00Z' WHERE id = $1", [sessionId]);
    await endSession(sessionId);
    const { rows } = await database.pool.query("SELECT revoked_at FROM sessions WHERE id = $1", [sessionId]);
    expect(rows[0].revoked_at.toISOString()).toBe("2026-01-01T12:00:00.000Z");
  });

  it("are looked up once in three seconds, and again after any process said that they changed", async () => {
    const { sessionId } = await signedIn();
    const query = vi.spyOn(databaseModule.pool(), "query");
    const lookups = () =>
      query.mock.calls.filter(([given]) => (given as { name?: string }).name === "user-of-session").length;
    await userOfSession(sessionId);
    await userOfSession(sessionId);
    expect(lookups()).toBe(1);
    await forget(sessionId);
    await userOfSession(sessionId);
    expect(lookups()).toBe(2);
    await announceChange(["session:ses_another"]);
    await userOfSession(sessionId);
    expect(lookups()).toBe(2);
    await announceChange(["*"]);
    await userOfSession(sessionId);
    expect(lookups()).toBe(3);
  });
});

describe("access tokens", () => {
  const key = new TextEncoder().encode(`access:${process.env.AUTH_SECRET}`);
  const token = () => new SignJWT({ sid: "ses_1" }).setProtectedHeader({ alg: "HS256" }).setIssuer("evently");

  it("name the session", async () => {
    expect(await readAccessToken(await signAccessToken("ses_1", "usr_1"))).toBe("ses_1");
  });

  it("are over after their time", async () => {
    const now = Date.now();
    const signed = await signAccessToken("ses_1", "usr_1");
    vi.useFakeTimers({ now: now + (ACCESS_TOKEN_SECONDS - 2) * 1000, toFake: ["Date"] });
    expect(await readAccessToken(signed)).toBe("ses_1");
    vi.setSystemTime(now + (ACCESS_TOKEN_SECONDS + 1) * 1000);
    expect(await readAccessToken(signed)).toBeNull();
    vi.useRealTimers();
  });

  it("are nothing when somebody else made them", async () => {
    const later = Math.floor(Date.now() / 1000) + 60;
    const good = await signAccessToken("ses_1", "usr_1");
    const [head = "", , seal = ""] = good.split(".");
    const forged = Buffer.from(JSON.stringify({ sid: "ses_2", iss: "evently", exp: later })).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    const plainSecret = new TextEncoder().encode(process.env.AUTH_SECRET);
    for (const other of [
      `${head}.${forged}.${seal}`,
      `${none}.${forged}.`,
      "rubbish",
      await token().setExpirationTime(later).sign(plainSecret),
      await token().setIssuer("another").setExpirationTime(later).sign(key),
      await new SignJWT({})
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer("evently")
        .setExpirationTime(later)
        .sign(key),
    ]) {
      expect(await readAccessToken(other)).toBeNull();
    }
    // and the same, made rightly, is one
    expect(await readAccessToken(await token().setExpirationTime(later).sign(key))).toBe("ses_1");
  });
});
