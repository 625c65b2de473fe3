import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { endOtherSessions, openSession, userOfSession } from "@/lib/platform/auth/sessions";
import { noteVisit } from "@/lib/platform/auth/visits";
import { session as sessionSchema } from "@/lib/schemas/accounts";
import { newPerson, newVisit } from "./account-fixtures";
import { endOwnSession, listSessions } from "./sessions";

const database = useLibDatabase();

describe("the list of sessions", () => {
  it("shows the user's own live ones, newest first, with device, place and the one that asks", async () => {
    const person = await newPerson();
    await newPerson();
    const phone = await openSession(person.user.id, "browser", {
      address: "198.51.100.9",
      userAgent: "Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36",
    });
    const over = await openSession(person.user.id, "api", newVisit());
    await database.pool.query("UPDATE sessions SET expires_at = now() WHERE id = $1", [over]);
    const { data, nextCursor } = await listSessions(person.user.id, person.sessionId, { limit: 10 });
    expect(data.map(({ id, current }) => [id, current])).toEqual([
      [phone, false],
      [person.sessionId, true],
    ]);
    expect(data[0]).toMatchObject({
      kind: "browser",
      device: { program: "Chrome", system: "Android" },
      address: "198.51.100.9",
    });
    expect(nextCursor).toBeNull();
    for (const one of data) expect(sessionSchema.strict().safeParse(one).success).toBe(true);
  });

  it("comes in pages", async () => {
    const person = await newPerson();
    for (let i = 0; i < 4; i++) await openSession(person.user.id, "api", newVisit());
    const first = await listSessions(person.user.id, null, { limit: 3 });
    const second = await listSessions(person.user.id, null, { limit: 3, cursor: first.nextCursor ?? "" });
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    expect(second.nextCursor).toBeNull();
  });
});

describe("ending sessions", () => {
  it("ends one's own, once, and nobody else's", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    await expect(endOwnSession(other.user.id, person.sessionId)).rejects.toMatchObject({ code: "not_found" });
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    await endOwnSession(person.user.id, person.sessionId);
    expect(await userOfSession(person.sessionId)).toBeNull();
    await expect(endOwnSession(person.user.id, person.sessionId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends all others, however many, and leaves other users alone", async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    // more than fit into one notice of the database
    const many = await Promise.all(Array.from({ length: 250 }, () => openSession(person.user.id, "api", newVisit())));
    await Promise.all(many.map((id) => userOfSession(id)));
    expect(await endOtherSessions(person.user.id, person.sessionId)).toBe(250);
    expect(await Promise.all(many.map((id) => userOfSession(id)))).toEqual(many.map(() => null));
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    expect(await userOfSession(other.sessionId)).not.toBeNull();
  });
});

describe("a visit", () => {
  const seen = async (id: string) => {
    const { rows } = await database.pool.query(
      "SELECT address, user_agent, last_seen_at > now() - interval '1 minute' AS fresh FROM sessions WHERE id = $1",
      [id],
    );
    return rows[0];
  };

  it("is noted when the last one is long ago, or from elsewhere, but not each time", async () => {
    const { sessionId } = await newPerson();
    const age = () =>
      database.pool.query("UPDATE sessions SET last_seen_at = now() - interval '1 hour' WHERE id = $1", [sessionId]);
    await age();
    await noteVisit(sessionId, { address: "192.0.2.1", userAgent: "Elsewhere/1" });
    expect(await seen(sessionId)).toEqual({ address: "192.0.2.1", user_agent: "Elsewhere/1", fresh: true });
    await age();
    await noteVisit(sessionId, { address: "192.0.2.1", userAgent: "Elsewhere/1" });
    expect((await seen(sessionId)).fresh).toBe(false);
    await noteVisit(sessionId, { address: "192.0.2.2", userAgent: null });
    expect(await seen(sessionId)).toEqual({ address: "192.0.2.2", user_agent: null, fresh: true });
  });
});
