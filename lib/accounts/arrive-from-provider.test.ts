import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { connectCookie } from "@/lib/platform/auth/intent";
import { sessionCookie } from "@/lib/platform/auth/session-cookie";
import { userOfSession } from "@/lib/platform/auth/sessions";
import { newPerson, newVisit } from "./account-fixtures";
import { arriveFromProvider } from "./arrive-from-provider";
import type { Identity } from "./sign-in-elsewhere";
import { getWaysInOrThrow } from "./ways-in";

const database = useLibDatabase();

let accounts = 0;
const identity = (more: Partial<Identity> = {}): Identity => ({
  provider: "oidc",
  accountId: `https://oidc.example ${++accounts}`,
  name: "Grace",
  email: `arrived${accounts}@example.test`,
  emailVerified: true,
  ...more,
});

/** The browser of a session, with or without the wish to connect that it left. */
async function browserOf(userId: string, sessionId: string, wishOf?: string): Promise<Headers> {
  const { name, value } = await sessionCookie(userId, sessionId);
  const wish = wishOf ? connectCookie(wishOf) : null;
  return new Headers({ cookie: [`${name}=${value}`, wish ? `${wish.name}=${wish.value}` : ""].join("; ") });
}

describe("who comes back from a provider", () => {
  it("is signed in with a session of their own, noted like any other", async () => {
    const visit = newVisit();
    const arrived = await arriveFromProvider(identity(), new Headers(), visit);
    if (!("sessionId" in arrived)) throw new Error("There should be a session");
    expect(await userOfSession(arrived.sessionId)).toMatchObject({ id: arrived.id, name: "Grace" });
    const { rows } = await database.pool.query("SELECT kind, address FROM sessions WHERE id = $1", [arrived.sessionId]);
    expect(rows).toEqual([{ kind: "browser", address: visit.address }]);
  });

  it("takes the place of who was signed in in this browser", async () => {
    const { user, sessionId } = await newPerson();
    const arrived = await arriveFromProvider(identity(), await browserOf(user.id, sessionId), newVisit());
    expect(arrived).toHaveProperty("sessionId");
    expect(await userOfSession(sessionId)).toBeNull();
    expect((await getWaysInOrThrow(user.id)).accounts).toEqual([]);
  });

  it("connects instead, where this session asked for it, and only this one", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const asked = await browserOf(person.user.id, person.sessionId, person.sessionId);
    const who = identity();
    expect(await arriveFromProvider(who, asked, newVisit())).toEqual({ to: "/account?connected=oidc#ways-in" });
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    // somebody else's wish, put into this browser, connects nothing
    const forged = await browserOf(other.user.id, other.sessionId, person.sessionId);
    await arriveFromProvider(identity(), forged, newVisit());
    expect((await getWaysInOrThrow(other.user.id)).accounts).toEqual([]);
    // and an account that belongs to one user is not another's
    const second = await newPerson();
    const late = await browserOf(second.user.id, second.sessionId, second.sessionId);
    expect(await arriveFromProvider(who, late, newVisit())).toEqual({
      to: "/account?problem=linked_elsewhere#ways-in",
    });
  });

  it("is told what did not work", async () => {
    const unknown = identity({ emailVerified: false });
    expect(await arriveFromProvider(unknown, new Headers(), newVisit())).toEqual({ to: "/sign-in?error=not_verified" });
    const { user } = await newPerson();
    await database.pool.query("UPDATE users SET suspended_at = now() WHERE id = $1", [user.id]);
    expect(await arriveFromProvider(identity({ email: user.email }), new Headers(), newVisit())).toEqual({
      to: "/sign-in?error=forbidden",
    });
  });
});
