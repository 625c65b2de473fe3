import { describe, expect, it } from "vitest";
import { backoff, readRetryAfter } from "./backoff";
import { canonicalJson } from "./canonical-json";
import { dueText, durationSeconds } from "./durations";
import { lane } from "./lane";
import { hashedSigningKey, isSame, isSigned, sign } from "./signing";
import { firstUlid, ulid } from "./ulid";

describe("lengths of time", () => {
  it.each([
    ["1d2h30m10s", 95_410],
    ["500ms", 0.5],
    ["10 minutes", 600],
    ["1w", 604_800],
    ["2026-01-01T00:00:00Z", null],
    ["soon", null],
    ["1m later", null],
    ["", null],
  ])("%j", (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });

  it("are due after now or at a moment", () => {
    expect(["", "90s", "2026-01-01T01:00:00+01:00", "never"].map(dueText)).toEqual([
      "0",
      "90",
      "2026-01-01T00:00:00.000Z",
      null,
    ]);
  });
});

describe("the next try", () => {
  it("waits longer from time to time, and a little at random", () => {
    for (const [failures, least] of [
      [1, 15],
      [2, 30],
      [5, 300],
      [10, 7200],
      [40, 7200],
    ] as const) {
      expect(backoff(failures)).toBeGreaterThanOrEqual(least);
      expect(backoff(failures)).toBeLessThanOrEqual((least * 4) / 3);
    }
  });

  it("waits as long as it is told", () => {
    expect(["30", " 1.5 ", "Wed, 21 Oct 2026 07:28:00 GMT", "", "whenever", null].map(readRetryAfter)).toEqual([
      "30",
      "1.5",
      "2026-10-21T07:28:00.000Z",
      null,
      null,
      null,
    ]);
  });
});

describe("signatures", () => {
  const key = `signkey-test-${"12".repeat(32)}`;

  it("hold for one body and one key", () => {
    const signature = sign(key, '{"a":1}', 1_700_000_000);
    expect(isSigned(key, '{"a":1}', signature)).toBe(true);
    expect(isSigned(key, '{"a":2}', signature)).toBe(false);
    expect(isSigned(`signkey-test-${"34".repeat(32)}`, '{"a":1}', signature)).toBe(false);
    for (const bad of [null, "", "t=1", "s=abc", `t=x&s=${"0".repeat(64)}`]) expect(isSigned(key, "", bad)).toBe(false);
  });

  it("know keys by a hash behind their prefix", () => {
    expect(hashedSigningKey(key)).toMatch(/^signkey-test-[0-9a-f]{64}$/);
    expect(hashedSigningKey(key)).not.toContain("12".repeat(32));
    expect([isSame("a", "a"), isSame("a", "b"), isSame("a", "aa")]).toEqual([true, false, false]);
  });

  it("are of a text that does not depend on the order of keys", () => {
    const value = { b: [1, undefined, { d: null, c: "ü" }], a: undefined, "10": true, "9": 1e21 };
    expect(canonicalJson(value)).toBe('{"10":true,"9":1e+21,"b":[1,null,{"c":"ü","d":null}]}');
  });
});

it("makes ids that sort by their moment, and within it by their order", () => {
  const ids = [1, 1, 1, 2, 3].map((at) => ulid(1_800_000_000_000 + at));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(5);
  expect(firstUlid(1_800_000_000_002) > (ids[2] ?? "")).toBe(true);
  expect(firstUlid(1_800_000_000_002) < (ids[3] ?? "")).toBe(true);
});

describe("a lane", () => {
  it("takes what comes meanwhile in one go, so many at most", async () => {
    const batches: number[][] = [];
    const run = lane<number, number>(3, async (items) => {
      batches.push(items);
      await Promise.resolve();
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3, 4, 5].map(run))).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it("goes on after a batch that failed, which fails for each of its members", async () => {
    const run = lane<number, number>(2, async (items) => {
      if (items.includes(2)) throw new Error("no");
      return items;
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map(run));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  });
});
