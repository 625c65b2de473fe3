import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { policies } from "@/lib/platform/rate-limit";
import { personName } from "@/lib/schemas/accounts";
import { newVisit, password } from "./account-fixtures";
import { registerUser } from "./register-user";

const database = useLibDatabase();

let people = 0;
const body = () => ({ email: `registered${++people}@example.test`, name: "Ada", password });
const repeatable = (key: string, hash = "h") => ({ scope: "guest_x", key, hash });

describe("registering with a key", () => {
  it("is done once, and answered the same each time, at the same time too", async () => {
    const given = body();
    const from = { ...newVisit(), repeatable: repeatable("key-1") };
    const users = await Promise.all(Array.from({ length: 6 }, () => registerUser(given, from)));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
    expect(await registerUser(given, from)).toEqual(users[0]);
    const { rows } = await database.pool.query("SELECT * FROM idempotency_keys WHERE key = 'key-1'");
    expect(rows).toHaveLength(1);
    // who registered is told by id alone: there is nothing to erase there
    expect(JSON.stringify(rows)).not.toContain(given.email);
  });

  it("is refused for another body, and free again when it failed", async () => {
    const visit = newVisit();
    const first = body();
    await registerUser(first, { ...visit, repeatable: repeatable("key-2") });
    await expect(registerUser(body(), { ...visit, repeatable: repeatable("key-2", "other") })).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
    await expect(registerUser(first, { ...visit, repeatable: repeatable("key-3") })).rejects.toMatchObject({
      code: "email_taken",
    });
    expect(await registerUser(body(), { ...visit, repeatable: repeatable("key-3") })).toMatchObject({ name: "Ada" });
  });
});

it("does not tell who exists to who asks often", async () => {
  const [taken, visit] = [body(), newVisit()];
  await registerUser(taken, visit);
  for (let i = 0; i < policies.taken.limit; i++) {
    await expect(registerUser(taken, visit)).rejects.toMatchObject({ code: "email_taken" });
  }
  const limited = { code: "rate_limited", status: 429 };
  await expect(registerUser(taken, visit)).rejects.toMatchObject(limited);
  await expect(registerUser(body(), visit)).rejects.toMatchObject(limited);
  await registerUser(body(), newVisit());
});

it("takes names that can be seen", () => {
  for (const name of ["\u200b\u200d", "\u3164".repeat(0), " ", "a\u202eb", "x".repeat(201), "\ufeff"]) {
    expect(personName.safeParse(name).success, JSON.stringify(name)).toBe(false);
  }
  for (const name of ["李", "Ümit Ö’Brien-García", "<script>alert(1)</script>", "👩‍👩‍👧", "شهرزاد"]) {
    expect(personName.safeParse(name).success, name).toBe(true);
  }
});
