import { describe, expect, it } from "vitest";
import { z } from "zod";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { AppError } from "@/lib/errors";
import { addressHeaders } from "@/lib/platform/address";
import { guestScope, type Principal, stranger } from "@/lib/platform/auth/principal";
import { api } from "./api";
import { type Idempotency, onceForKey, readIdempotency } from "./idempotency";

const database = useLibDatabase();
const UUID = "0b0f0a52-5cf5-4a3e-9a6e-3a2f5b1c9d00";

function request(key: string | null, path = "/api/v1/things", method = "POST"): Request {
  return new Request(`http://localhost${path}`, { method, headers: key === null ? {} : { "idempotency-key": key } });
}
const user: Principal = { ...stranger, user: { id: "usr_1", name: "A", email: "a@example.test", role: "user" } };

let keys = 0;
const fresh = (more: Partial<Idempotency> = {}): Idempotency => ({
  scope: "usr_1",
  key: `key-${++keys}`,
  hash: "hash",
  guest: null,
  lasting: true,
  ...more,
});

/** Work that counts how often it was done, and can be held up. */
function counting(status = 201) {
  const state = { done: 0, go: () => {}, started: Promise.resolve() };
  let begin = () => {};
  state.started = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    state.go = resolve;
  });
  const work = async () => {
    state.done++;
    begin();
    await gate;
    return { status, body: { made: state.done } };
  };
  return { state, work };
}

describe("the key of a request", () => {
  it("belongs to the user, to the guest of the browser, or to who knows it", () => {
    expect(readIdempotency(request("k"), user, "")).toMatchObject({
      scope: "usr_1",
      key: "k",
      guest: null,
      lasting: true,
    });
    const guest = readIdempotency(request("k"), { ...stranger, guest: "guest-1" }, "");
    expect(guest).toMatchObject({ scope: guestScope("guest-1"), guest: "guest-1", lasting: true });
    const unknown = readIdempotency(request(UUID), stranger, "");
    expect(unknown.lasting).toBe(false);
    expect(unknown.scope).toBe(guestScope(unknown.guest ?? ""));
    expect(unknown.scope).not.toContain(UUID);
  });

  it("makes the same guest of the same key, and another of another or of none", () => {
    const scopes = [UUID, UUID, `${UUID}x`, null, null].map((key) => readIdempotency(request(key), stranger, "").scope);
    expect(scopes[0]).toBe(scopes[1]);
    expect(new Set(scopes).size).toBe(4);
  });

  it("has to be unguessable for who is not signed in", () => {
    const refused = { code: "idempotency_key_invalid" };
    expect(() => readIdempotency(request("1".repeat(21)), stranger, "")).toThrow(expect.objectContaining(refused));
    expect(readIdempotency(request("1".repeat(22)), stranger, "").key).toHaveLength(22);
    expect(readIdempotency(request("1"), user, "").key).toBe("1");
  });

  it("has 1 to 200 visible characters", () => {
    for (const bad of ["x".repeat(201), "with space", "ümlaut"]) {
      expect(() => readIdempotency(request(bad), user, "")).toThrow(
        expect.objectContaining({ code: "idempotency_key_invalid" }),
      );
    }
    expect(readIdempotency(request("x".repeat(200)), user, "").key).toHaveLength(200);
    expect(readIdempotency(request(null), user, "").key).toBeNull();
  });

  it("goes with method, path and body; the query and other headers do not matter", () => {
    const hash = (r: Request, body: string) => readIdempotency(r, user, body).hash;
    const first = hash(request("k"), "{}");
    expect(hash(request("other"), "{}")).toBe(first);
    expect(hash(request("k"), "{ }")).not.toBe(first);
    expect(hash(request("k", "/api/v1/others"), "{}")).not.toBe(first);
    expect(hash(request("k", "/api/v1/things", "PATCH"), "{}")).not.toBe(first);
  });
});

describe("work with a key", () => {
  it("is done once, and answered the same again", async () => {
    const { state, work } = counting();
    state.go();
    const key = fresh();
    const first = await onceForKey(key, work);
    expect(await onceForKey(key, work)).toEqual(first);
    expect(first).toEqual({ status: 201, body: { made: 1 } });
    expect(state.done).toBe(1);
  });

  it("is done each time without a key", async () => {
    const { state, work } = counting();
    state.go();
    await onceForKey(fresh({ key: null }), work);
    await onceForKey(fresh({ key: null }), work);
    expect(state.done).toBe(2);
  });

  it("is in progress for whoever comes meanwhile", async () => {
    const { state, work } = counting();
    const key = fresh();
    const first = onceForKey(key, work);
    await state.started;
    await expect(onceForKey(key, work)).rejects.toMatchObject({ code: "request_in_progress", retryAfterSeconds: 1 });
    state.go();
    expect(await first).toMatchObject({ status: 201 });
    expect(await onceForKey(key, work)).toEqual(await first);
    expect(state.done).toBe(1);
  });

  it("is done once among many at the same time", async () => {
    const { state, work } = counting();
    const key = fresh();
    const all = Array.from({ length: 10 }, () =>
      onceForKey(key, work).then(
        () => "done",
        (error: AppError) => error.code,
      ),
    );
    await state.started;
    state.go();
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((outcome) => outcome === "done").length).toBeGreaterThanOrEqual(1);
    expect(outcomes.every((outcome) => outcome === "done" || outcome === "request_in_progress")).toBe(true);
    expect(state.done).toBe(1);
  });

  it("is refused for another request under the same key, finished or not", async () => {
    const { state, work } = counting();
    const key = fresh();
    const first = onceForKey(key, work);
    await state.started;
    await expect(onceForKey({ ...key, hash: "other" }, work)).rejects.toMatchObject({ code: "idempotency_key_reused" });
    state.go();
    await first;
    await expect(onceForKey({ ...key, hash: "other" }, work)).rejects.toMatchObject({
      code: "idempotency_key_reused",
      status: 422,
    });
  });

  it("is apart for each scope", async () => {
    const { state, work } = counting();
    state.go();
    const key = fresh();
    await onceForKey(key, work);
    await onceForKey({ ...key, scope: "usr_2", hash: "other" }, work);
    expect(state.done).toBe(2);
  });

  it("that fails gives the key free, even for another request", async () => {
    const { state, work } = counting();
    state.go();
    const key = fresh();
    const failing = () => Promise.reject(new AppError("conflict", "no"));
    await expect(onceForKey(key, failing)).rejects.toMatchObject({ code: "conflict" });
    expect(await onceForKey({ ...key, hash: "other" }, work)).toMatchObject({ status: 201 });
  });

  it("whose process died is taken over after a minute", async () => {
    const { state, work } = counting();
    state.go();
    const key = fresh();
    const left = (age: string) =>
      database.pool.query(
        `INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id, created_at)
         VALUES ($1, $2, $3, 'in progress', now() - $4::interval)
         ON CONFLICT (buyer, key) DO UPDATE SET created_at = excluded.created_at`,
        [key.scope, key.key, key.hash, age],
      );
    await left("50 seconds");
    await expect(onceForKey(key, work)).rejects.toMatchObject({ code: "request_in_progress" });
    await left("61 seconds");
    expect(await onceForKey(key, work)).toMatchObject({ status: 201 });
  });
});

describe("a stored answer", () => {
  let made = 0;
  const create = api(
    {
      route: "POST /things",
      summary: "x",
      tag: "x",
      body: z.object({ name: z.string() }),
      response: { 201: z.object({ no: z.number(), name: z.string() }) },
      auth: "none",
      limit: "write",
      idempotent: "stored",
    },
    async ({ body }) => ({
      status: 201,
      body: { no: ++made, name: body.name },
      headers: { location: `/things/${made}` },
    }),
  );
  const post = (name: string, key = UUID) =>
    create(
      new Request("http://localhost/api/v1/things", {
        method: "POST",
        headers: { ...addressHeaders("::1"), "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify({ name }),
      }),
      { params: Promise.resolve({}) },
    );

  it("is given again for the same request, with its headers", async () => {
    const [first, second] = [await post("a"), await post("a")];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    expect(first.headers.get("location")).toBe("/things/1");
    expect(second.headers.get("location")).toBe("/things/1");
    expect(made).toBe(1);
  });

  it("is not given for another body", async () => {
    await post("b", `${UUID}-b`);
    const other = await post("c", `${UUID}-b`);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: "idempotency_key_reused" });
  });
});
