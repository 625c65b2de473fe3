import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { newPerson, newVisit, password } from "./account-fixtures";
import { checkPassword } from "./check-password";
import { connectIdentity, type Identity, toIdentity, userOfIdentity } from "./sign-in-elsewhere";
import { refreshTokens } from "./tokens";
import { getUserViewOrThrow } from "./user-view";
import { disconnectProvider, getWaysInOrThrow } from "./ways-in";

const database = useLibDatabase();

let accounts = 0;
const identity = (more: Partial<Identity> = {}): Identity => ({
  provider: "google",
  accountId: `account-${++accounts}`,
  name: "Grace",
  email: `grace${accounts}@example.test`,
  emailVerified: true,
  ...more,
});
const verify = (id: string) => database.pool.query("UPDATE users SET email_verified_at = now() WHERE id = $1", [id]);

describe("signing in elsewhere", () => {
  it("makes an account the first time, and finds it by the provider's id from then on", async () => {
    const who = identity();
    const id = await userOfIdentity(who);
    expect(await getUserViewOrThrow(id)).toMatchObject({ email: who.email, name: "Grace", emailVerified: true });
    expect(await userOfIdentity({ ...who, email: "changed@example.test", emailVerified: false })).toBe(id);
    expect(await userOfIdentity({ ...who, email: null })).toBe(id);
  });

  it("makes one account when it happens several times at once", async () => {
    const who = identity();
    const ids = await Promise.all(Array.from({ length: 6 }, () => userOfIdentity(who)));
    expect(new Set(ids).size).toBe(1);
  });

  it("lets nobody in on an address that the provider has not verified, whether it has an account or not", async () => {
    const { user } = await newPerson();
    await verify(user.id);
    for (const email of [user.email, "nobody.there@example.test", null]) {
      await expect(userOfIdentity(identity({ email, emailVerified: false }))).rejects.toMatchObject({
        code: "unauthenticated",
      });
    }
    expect((await getWaysInOrThrow(user.id)).accounts).toEqual([]);
  });

  it("joins an account whose address was shown to be its owner's, and leaves it as it is", async () => {
    const { user, sessionId } = await newPerson();
    await verify(user.id);
    expect(await userOfIdentity(identity({ email: user.email }))).toBe(user.id);
    expect(await checkPassword(user.email, password, newVisit())).toBe(user.id);
    expect(await userOfSession(sessionId)).not.toBeNull();
  });

  it("takes an account whose address nobody has shown to be theirs away from who made it", async () => {
    // somebody registers with another's address, connects an account of their own, and waits
    const squatter = await newPerson();
    const theirs = identity({ provider: "github" });
    await connectIdentity(squatter.user.id, theirs);
    const browser = await openSession(squatter.user.id, "browser", newVisit());
    expect(await userOfSession(browser)).not.toBeNull();

    const owner = identity({ email: squatter.user.email });
    expect(await userOfIdentity(owner)).toBe(squatter.user.id);

    expect(await checkPassword(squatter.user.email, password, newVisit())).toBeNull();
    for (const id of [browser, squatter.sessionId]) expect(await userOfSession(id)).toBeNull();
    await expect(refreshTokens(squatter.tokens.refreshToken, newVisit())).rejects.toMatchObject({
      code: "invalid_token",
    });
    expect(await userOfIdentity(theirs)).not.toBe(squatter.user.id);
    expect(await getWaysInOrThrow(squatter.user.id)).toMatchObject({
      password: false,
      accounts: [{ provider: "google" }],
    });
    expect((await getUserViewOrThrow(squatter.user.id)).emailVerified).toBe(true);
  });

  it("leaves no session to who comes in by a provider while the account is taken over", async () => {
    const squatter = await newPerson();
    const theirs = identity({ provider: "github" });
    await connectIdentity(squatter.user.id, theirs);
    const before = await openSession(squatter.user.id, "browser", newVisit(), theirs);
    const holder = await database.pool.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT 1 FROM users WHERE id = $1 FOR UPDATE", [squatter.user.id]);
      await holder.query("DELETE FROM oauth_accounts WHERE user_id = $1", [squatter.user.id]);
      const late = openSession(squatter.user.id, "browser", newVisit(), theirs).catch((error: unknown) => error);
      const waiting = async () =>
        (
          await database.pool.query(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          )
        ).rowCount;
      while (!(await waiting())) await new Promise(setImmediate);
      await holder.query("COMMIT");
      expect(await late).toMatchObject({ code: "invalid_credentials" });
    } finally {
      holder.release();
    }
    expect(await userOfSession(before)).not.toBeNull();
    await expect(openSession(squatter.user.id, "browser", newVisit(), theirs)).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });

  it("takes an account over together with its sessions, in one transaction", async () => {
    const squatter = await newPerson();
    await userOfIdentity(identity({ email: squatter.user.email }));
    const { rows } = await database.pool.query(
      `SELECT s.revoked_at IS NOT NULL AS revoked, s.xmin = u.xmin AS together
       FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.id = $1`,
      [squatter.user.id],
    );
    expect(rows).toEqual([{ revoked: true, together: true }]);
  });

  it.each(["suspended_at", "deleted_at"])("is refused for an account with %s", async (column) => {
    const who = identity();
    const id = await userOfIdentity(who);
    await database.pool.query(`UPDATE users SET ${column} = now() WHERE id = $1`, [id]);
    await expect(userOfIdentity(who)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does not get around a suspension by another provider", async () => {
    const { user } = await newPerson();
    await database.pool.query("UPDATE users SET suspended_at = now() WHERE id = $1", [user.id]);
    await expect(userOfIdentity(identity({ email: user.email }))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what a provider says", () => {
  it("is read with care", () => {
    const said = { email: " Grace@Example.TEST ", email_verified: true, name: "Grace" };
    expect(toIdentity("google", "1", said)).toMatchObject({
      accountId: "1",
      email: "grace@example.test",
      emailVerified: true,
      name: "Grace",
    });
    for (const email_verified of [false, "false", undefined, null]) {
      expect(toIdentity("google", "1", { ...said, email_verified }).emailVerified).toBe(false);
    }
    expect(toIdentity("google", "1", { ...said, email: "no address" }).email).toBeNull();
  });

  it("makes a name that can be shown of anything", () => {
    const name = (given: Record<string, unknown>) => toIdentity("github", "1", given).name;
    expect(name({ name: "a\u202egnp.exe", login: "grace" })).toBe("grace");
    expect(name({ name: "\u200b\u200b", email: "grace@example.test" })).toBe("grace");
    expect(name({ name: "x".repeat(5000) })).toHaveLength(200);
    expect(name({ name: "<script>alert(1)</script>" })).toBe("<script>alert(1)</script>");
    expect(name({})).toBe("Evently");
  });
});

describe("connecting", () => {
  it("adds a way in, once, and never one that is somebody else's", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const who = identity({ email: null, emailVerified: false });
    await connectIdentity(person.user.id, who);
    await connectIdentity(person.user.id, who);
    expect(await userOfIdentity(who)).toBe(person.user.id);
    await expect(connectIdentity(other.user.id, who)).rejects.toMatchObject({ code: "linked_elsewhere" });
    expect((await getWaysInOrThrow(person.user.id)).accounts).toHaveLength(1);
  });

  it("is undone, but never for the last way in", async () => {
    const id = await userOfIdentity(identity());
    await expect(disconnectProvider(id, "google")).rejects.toMatchObject({ code: "last_way_in" });
    await connectIdentity(id, identity({ provider: "github" }));
    const results = await Promise.allSettled([disconnectProvider(id, "google"), disconnectProvider(id, "github")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getWaysInOrThrow(id)).accounts).toHaveLength(1);
    await expect(disconnectProvider(id, "oidc")).rejects.toMatchObject({ code: "not_found" });
  });
});
