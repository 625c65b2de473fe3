import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Claim, composeClaims } from "./claims";

let holds = 0;
const claim = (more: Partial<Claim> = {}): Claim => ({
  hold: `hold_${++holds}`,
  event: 1,
  buyer: `buyer-${holds}`,
  user: null,
  key: null,
  hash: "hash",
  seats: [0],
  seconds: 60,
  counted: true,
  ...more,
});
const names = (claims: Claim[]) => claims.map(({ hold }) => hold);

describe("what goes into one statement", () => {
  it("is all of the queue, up to the cap, in order", () => {
    const all = Array.from({ length: 5 }, () => claim());
    const queue = [...all];
    expect(composeClaims(queue, 3)).toEqual(all.slice(0, 3));
    expect(queue).toEqual(all.slice(3));
  });

  it("is one claim of a buyer and key, so that the repetition finds the first one's result", () => {
    const same = { buyer: "b", key: "k", counted: false };
    const queue = [claim(same), claim(same), claim({ ...same, key: "other" }), claim({ ...same, buyer: "c" })];
    const before = [...queue];
    expect(composeClaims(queue, 10)).toEqual([before[0], before[2], before[3]]);
    expect(queue).toEqual([before[1]]);
  });

  it("is one claim of a counted buyer for an event, so that the limit is counted one by one", () => {
    const queue = [claim({ buyer: "b" }), claim({ buyer: "b" }), claim({ buyer: "b", event: 2 })];
    const before = [...queue];
    expect(composeClaims(queue, 10)).toEqual([before[0], before[2]]);
    expect(queue).toEqual([before[1]]);
  });

  it("may be several claims of a buyer who cannot come back and has no key", () => {
    const queue = [claim({ buyer: "b", counted: false }), claim({ buyer: "b", counted: false })];
    expect(composeClaims(queue, 10)).toHaveLength(2);
    expect(queue).toEqual([]);
  });

  it("may want the same seats: who stands behind is looked up, and tries later", () => {
    const queue = [claim({ seats: [1, 2] }), claim({ seats: [2, 3] })];
    expect(composeClaims(queue, 10)).toHaveLength(2);
  });

  it("never loses or doubles a claim, and comes to an end", () => {
    const anyClaim = fc.record({
      buyer: fc.constantFrom("a", "b", "c"),
      event: fc.constantFrom(1, 2),
      key: fc.constantFrom(null, "k", "l"),
      counted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (wishes, cap) => {
        const all = wishes.map((wish) => claim(wish));
        const queue = [...all];
        const done: Claim[] = [];
        while (queue.length > 0) {
          const batch = composeClaims(queue, cap);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(cap);
          const keyed = batch.filter(({ key }) => key !== null).map(({ buyer, key }) => `${buyer} ${key}`);
          expect(new Set(keyed).size).toBe(keyed.length);
          const counted = batch.filter((one) => one.counted).map(({ event, buyer }) => `${event} ${buyer}`);
          expect(new Set(counted).size).toBe(counted.length);
          done.push(...batch);
        }
        expect(names(done).sort()).toEqual(names(all).sort());
      }),
    );
  });
});
