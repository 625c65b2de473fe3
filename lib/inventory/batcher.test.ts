import { afterEach, describe, expect, it, vi } from "vitest";
import { isAppError } from "@/lib/errors";
import { Batcher } from "./batcher";

interface Item {
  n: number;
}

/** A statement that records its batches and ends when it is told to. */
function held() {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const run = (items: Item[]) => {
    batches.push(items.map(({ n }) => n));
    return new Promise<string[]>((resolve) => ends.push(() => resolve(items.map(({ n }) => `done ${n}`))));
  };
  /** Waits until so many batches have begun. */
  const begun = async (count: number) => {
    while (batches.length < count) await new Promise(setImmediate);
  };
  return { batches, run, begun, end: () => ends.shift()?.() };
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => ({ n: from + i }));
const coded = (code: string) => Object.assign(new Error(code), { code });

afterEach(() => {
  vi.restoreAllMocks();
});

describe("batches", () => {
  it("take what came in the same turn together, and at once", async () => {
    const { batches, run, begun, end } = held();
    const batcher = new Batcher<Item, string>({ run, cap: 10, maxQueue: 100 });
    const results = Promise.all(numbers(0, 3).map((item) => batcher.add(item)));
    await begun(1);
    expect(batches).toEqual([[0, 1, 2]]);
    end();
    expect(await results).toEqual(["done 0", "done 1", "done 2"]);
  });

  it("collect while one is in flight, and keep the order of arrival", async () => {
    const { batches, run, begun, end } = held();
    const batcher = new Batcher<Item, string>({ run, cap: 10, maxQueue: 100 });
    const first = batcher.add({ n: 0 });
    await begun(1);
    const others = [];
    for (const item of numbers(1, 5)) {
      others.push(batcher.add(item));
      await new Promise(setImmediate);
    }
    expect(batches).toEqual([[0]]);
    end();
    await first;
    await begun(2);
    expect(batches).toEqual([[0], [1, 2, 3, 4, 5]]);
    end();
    expect(await Promise.all(others)).toEqual(numbers(1, 5).map(({ n }) => `done ${n}`));
  });

  it("have at most so many items", async () => {
    const run = vi.fn(async (items: Item[]) => items.map(({ n }) => n));
    const batcher = new Batcher<Item, number>({ run, cap: 4, maxQueue: 100 });
    expect(await Promise.all(numbers(0, 10).map((item) => batcher.add(item)))).toEqual(
      numbers(0, 10).map(({ n }) => n),
    );
    expect(run.mock.calls.map(([items]) => items.length)).toEqual([4, 4, 2]);
  });

  it("are composed by whoever knows what goes together; the rest waits", async () => {
    const run = vi.fn(async (items: Item[]) => items.map(({ n }) => n));
    const compose = (queue: Item[]) => {
      const parity = (queue[0]?.n ?? 0) % 2;
      const batch = queue.filter(({ n }) => n % 2 === parity);
      queue.splice(0, queue.length, ...queue.filter(({ n }) => n % 2 !== parity));
      return batch;
    };
    const batcher = new Batcher<Item, number>({ run, compose, cap: 100, maxQueue: 100 });
    expect(await Promise.all(numbers(0, 5).map((item) => batcher.add(item)))).toEqual([0, 1, 2, 3, 4]);
    expect(run.mock.calls.map(([items]) => items.map(({ n }) => n))).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it("go on when the queue ran empty", async () => {
    const run = vi.fn(async (items: Item[]) => items.map(({ n }) => n));
    const batcher = new Batcher<Item, number>({ run, cap: 4, maxQueue: 100 });
    expect(await batcher.add({ n: 1 })).toBe(1);
    expect(await batcher.add({ n: 2 })).toBe(2);
    expect(run).toHaveBeenCalledTimes(2);
  });
});

describe("a full queue", () => {
  it("refuses at once, and takes again when there is room", async () => {
    const { run, begun, end } = held();
    const batcher = new Batcher<Item, string>({ run, cap: 10, maxQueue: 3 });
    const first = batcher.add({ n: 0 });
    await begun(1);
    const waiting = numbers(1, 3).map((item) => batcher.add(item));
    await expect(batcher.add({ n: 4 })).rejects.toMatchObject({ code: "too_busy", status: 429, retryAfterSeconds: 1 });
    end();
    await first;
    await begun(2);
    const later = batcher.add({ n: 5 });
    end();
    await Promise.all(waiting);
    await begun(3);
    end();
    expect(await later).toBe("done 5");
  });
});

describe("a failing batch", () => {
  it("is halved until one bad item fails alone", async () => {
    const sizes: number[] = [];
    const batcher = new Batcher<Item, number>({
      run: async (items) => {
        sizes.push(items.length);
        if (items.some(({ n }) => n === 5)) throw new Error("bad item");
        return items.map(({ n }) => n);
      },
      cap: 100,
      maxQueue: 100,
    });
    const results = await Promise.allSettled(numbers(0, 8).map((item) => batcher.add(item)));
    expect(results.map((result) => (result.status === "fulfilled" ? result.value : result.reason.message))).toEqual([
      0,
      1,
      2,
      3,
      4,
      "bad item",
      6,
      7,
    ]);
    expect(sizes).toEqual([8, 4, 4, 2, 1, 1, 2]);
  });

  it.each(["40001", "40P01", "23505"])("is repeated as it is after %s", async (code) => {
    let tries = 0;
    const batcher = new Batcher<Item, number>({
      run: async (items) => {
        if (++tries <= 2) throw coded(code);
        return items.map(({ n }) => n);
      },
      cap: 100,
      maxQueue: 100,
    });
    expect(await Promise.all(numbers(0, 3).map((item) => batcher.add(item)))).toEqual([0, 1, 2]);
    expect(tries).toBe(3);
  });

  it("gives up in the end, with an answer that may be tried again", async () => {
    const run = vi.fn(async () => {
      throw coded("40P01");
    });
    const batcher = new Batcher<Item, number>({ run, cap: 100, maxQueue: 100 });
    await expect(batcher.add({ n: 0 })).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 1 });
    expect(run).toHaveBeenCalledTimes(5);
  });

  it("is not halved when the database is gone: all are told so at once", async () => {
    const run = vi.fn(async () => {
      throw coded("ECONNREFUSED");
    });
    const batcher = new Batcher<Item, number>({ run, cap: 100, maxQueue: 100 });
    const results = await Promise.allSettled(numbers(0, 8).map((item) => batcher.add(item)));
    for (const result of results) {
      expect(result.status === "rejected" && isAppError(result.reason) && result.reason.code).toBe("unavailable");
    }
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("does not stop the ones after it", async () => {
    const batcher = new Batcher<Item, number>({
      run: async (items) => {
        if (items.some(({ n }) => n === 0)) throw new Error("bad item");
        return items.map(({ n }) => n);
      },
      cap: 1,
      maxQueue: 100,
    });
    const results = await Promise.allSettled([batcher.add({ n: 0 }), batcher.add({ n: 1 })]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });
});
