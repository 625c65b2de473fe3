import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

async function limiter(shared: boolean) {
  vi.resetModules();
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    if (key.description?.startsWith("evently.rate-limit.")) Reflect.deleteProperty(globalThis, key);
  }
  process.env.UPSTASH_REDIS_REST_URL = shared ? "https://limits.example" : "";
  process.env.UPSTASH_REDIS_REST_TOKEN = shared ? "token-of-limits" : "";
  return import("./rate-limit");
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("limits of one process", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 12) });
  });

  it("allow so many in a window and no more, until it is over", async () => {
    const { countRequest, policies } = await limiter(false);
    const { limit, windowSeconds } = policies.auth;
    for (let i = 1; i <= limit; i++) {
      expect(await countRequest("auth", "a")).toEqual({
        allowed: true,
        limit,
        remaining: limit - i,
        resetSeconds: windowSeconds,
      });
    }
    vi.setSystemTime(Date.now() + (windowSeconds - 10) * 1000);
    expect(await countRequest("auth", "a")).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 10 });
    vi.setSystemTime(Date.now() + 9_999);
    expect(await countRequest("auth", "a")).toMatchObject({ allowed: false, resetSeconds: 1 });
    vi.setSystemTime(Date.now() + 1);
    expect(await countRequest("auth", "a")).toMatchObject({ allowed: true, remaining: limit - 1 });
  });

  it("count subjects and policies apart", async () => {
    const { countRequest, policies } = await limiter(false);
    for (let i = 0; i <= policies.auth.limit; i++) await countRequest("auth", "a");
    expect((await countRequest("auth", "a")).allowed).toBe(false);
    expect((await countRequest("auth", "b")).allowed).toBe(true);
    expect((await countRequest("write", "a")).allowed).toBe(true);
  });
});

describe("the shared limiter", () => {
  /** Answers each command of a pipeline as Upstash's REST interface does; `result` is what the script returns. */
  function redis(result: unknown) {
    const calls: { url: string; authorization: string | null; commands: unknown[][] }[] = [];
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const authorization = new Headers(init?.headers).get("authorization");
      const commands = JSON.parse(String(init?.body)) as unknown[][];
      calls.push({ url: String(input), authorization, commands });
      return Response.json(commands.map(() => ({ result })));
    });
    return calls;
  }

  it("is asked once a request, with the policy, the subject and its token", async () => {
    const { countRequest, policies } = await limiter(true);
    const calls = redis([123, policies.write.limit]);
    const state = await countRequest("write", "203.0.113.7");
    expect(state).toMatchObject({ allowed: true, limit: policies.write.limit, remaining: 123 });
    expect(state.resetSeconds).toBeGreaterThanOrEqual(1);
    expect(state.resetSeconds).toBeLessThanOrEqual(policies.write.windowSeconds);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.authorization).toBe("Bearer token-of-limits");
    expect(new URL(calls[0]?.url ?? "").origin).toBe("https://limits.example");
    const [command = []] = calls[0]?.commands ?? [];
    expect(command[0]).toBe("evalsha");
    expect(command.find((part) => String(part).startsWith("evently:write:203.0.113.7"))).toBeDefined();
    expect(command).toContain(policies.write.limit);
    expect(command).toContain(policies.write.windowSeconds * 1000);
  });

  it("refuses when it says so", async () => {
    const { countRequest } = await limiter(true);
    redis([-1, 300]);
    expect(await countRequest("write", "a")).toMatchObject({ allowed: false, remaining: 0 });
  });

  it("leaves selling to this process's own count when it is gone, with the same limit", async () => {
    const { countRequest, policies } = await limiter(true);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed"));
    const first = await countRequest("write", "a");
    expect(first).toMatchObject({ allowed: true, remaining: policies.write.limit - 1 });
    expect(await countRequest("write", "a")).toMatchObject({ allowed: true, remaining: policies.write.limit - 2 });
  });

  it("leaves nobody sign in when it is gone", async () => {
    const { countRequest } = await limiter(true);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed"));
    expect(await countRequest("auth", "a")).toMatchObject({ allowed: false, remaining: 0 });
  });

  it("counts as gone when it answers with an error", async () => {
    const { countRequest } = await limiter(true);
    vi.spyOn(globalThis, "fetch").mockImplementation(async () =>
      Response.json({ error: "WRONGPASS invalid token" }, { status: 401 }),
    );
    expect((await countRequest("hold", "a")).allowed).toBe(true);
    expect((await countRequest("auth", "a")).allowed).toBe(false);
  });

  it("is not asked without its token", async () => {
    const { countRequest } = await limiter(true);
    process.env.UPSTASH_REDIS_REST_TOKEN = "";
    const asked = vi.spyOn(globalThis, "fetch");
    expect((await countRequest("read", "a")).allowed).toBe(true);
    expect(asked).not.toHaveBeenCalled();
  });
});
