import { type InngestFunction, NonRetriableError } from "inngest";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { poll, type RunView, type TestWorker, testWorker } from "./test-worker";

let t: TestWorker;
beforeAll(async () => {
  t = await testWorker();
});
afterAll(() => t.close());

/** A gate that calls wait at: it tells how many stand before it, and lets them pass. */
function gate() {
  const open: (() => void)[] = [];
  let most = 0;
  let inside = 0;
  return {
    most: () => most,
    waiting: () => open.length,
    pass: async () => {
      most = Math.max(most, ++inside);
      await new Promise<void>((resolve) => open.push(resolve));
      inside--;
    },
    letIn: () => open.shift()?.(),
    until: (count: number) => poll(async () => (open.length >= count ? true : null)),
  };
}

const event = (name: string, data: Record<string, unknown> = {}, id?: string) => ({
  name,
  data,
  ...(id ? { id } : {}),
});
let served = 0;
/** A name of its own for each test: what one leaves behind concerns no other. */
let name = "";
beforeEach(() => {
  name = `flow-${++served}`;
});

function make(
  options: Partial<InngestFunction.Options>,
  handler: (arg: { event: { data: Record<string, unknown> }; events: unknown[] }) => unknown,
): InngestFunction.Any {
  const triggers = [{ event: name }];
  return t.client.createFunction({ id: name, triggers, ...options } as never, handler as never);
}

const serve = async (...functions: InngestFunction.Any[]) => {
  expect(await t.serve(functions)).toMatchObject({ status: 200 });
};

describe("events", () => {
  it("with the same id are one, also in one request and after a while; others of the same name are not", async () => {
    await serve(make({}, ({ event }) => event.data.n));
    await t.client.send([event(name, { n: 1 }, "same"), event(name, { n: 2 }, "same"), event(name, { n: 3 })]);
    await t.client.send(event(name, { n: 4 }, "same"));
    await Promise.all(Array.from({ length: 5 }, () => t.client.send(event(name, { n: 5 }, "other"))));
    expect((await t.ended(name, 3)).map((run) => run.output).sort()).toEqual([1, 3, 5]);
    await t.database.pool.query("UPDATE embedded_worker.events SET received_at = now() - interval '25 hours'");
  });

  it("start every function with a trigger that fits, by name, pattern and expression, once each", async () => {
    const other = t.client.createFunction(
      { id: `${name}-other`, triggers: [{ event: `${name.slice(0, 5)}*`, if: "event.data.n > 1" }, { event: name }] },
      () => "other",
    );
    await serve(
      make({ triggers: [{ event: name, if: 'event.data.kind in ["a", "b"] && event.data.n < 3' }] }, () => "first"),
      other,
    );
    await t.client.send([event(name, { kind: "a", n: 2 }), event(name, { kind: "c", n: 9 }), event(`${name}x`, {})]);
    expect(await t.ended(name, 1)).toHaveLength(1);
    expect(await t.ended(`${name}-other`, 2)).toHaveLength(2);
  });
});

describe("limits", () => {
  it("lets so many calls of a function run at once", async () => {
    const door = gate();
    await serve(make({ concurrency: 2 }, door.pass));
    await t.client.send(Array.from({ length: 5 }, () => event(name)));
    for (let i = 0; i < 5; i++) {
      await door.until(Math.min(2, 5 - i));
      door.letIn();
    }
    await t.ended(name, 5);
    expect(door.most()).toBe(2);
  });

  it("lets one call of each key run at once, the oldest first", async () => {
    const door = gate();
    const order: unknown[] = [];
    const fn = make({ concurrency: { limit: 1, key: "event.data.of" } }, async ({ event }) => {
      order.push(event.data.n);
      await door.pass();
    });
    await serve(fn);
    await t.client.send([1, 2, 3].map((n) => event(name, { of: "x", n })));
    await door.until(1);
    await t.client.send(event(name, { of: "y", n: 4 }));
    await door.until(2);
    expect(order).toEqual([1, 4]);
    for (let i = 0; i < 4; i++) {
      await door.until(1);
      door.letIn();
    }
    await t.ended(name, 4);
    expect(door.most()).toBe(2);
    expect(order.filter((n) => n !== 4)).toEqual([1, 2, 3]);
  });

  it("keeps a function that waits from holding up the others", async () => {
    const door = gate();
    const quick = t.client.createFunction({ id: `${name}-quick`, triggers: [{ event: name }] }, () => "quick");
    await serve(make({ concurrency: 2 }, door.pass), quick);
    await t.client.send(Array.from({ length: 20 }, () => event(name)));
    expect(await t.ended(`${name}-quick`, 20)).toHaveLength(20);
    for (let i = 0; i < 20; i++) {
      await door.until(1);
      door.letIn();
    }
    await t.ended(name, 20);
  });
});

describe("singleton", () => {
  it("skips a run while one of the same key is under way", async () => {
    const door = gate();
    await serve(make({ singleton: { mode: "skip", key: "event.data.of" } }, door.pass));
    await t.client.send([event(name, { of: 1 }), event(name, { of: 1 }), event(name, { of: 2 })]);
    await door.until(2);
    await t.client.send(event(name, { of: 1 }));
    door.letIn();
    door.letIn();
    expect(await t.ended(name, 2)).toHaveLength(2);
    await t.client.send(event(name, { of: 1 }));
    await door.until(1);
    door.letIn();
    expect(await t.ended(name, 3)).toHaveLength(3);
  });

  it("puts a new run in the place of the one under way", async () => {
    const door = gate();
    await serve(make({ singleton: { mode: "cancel" } }, door.pass));
    await t.client.send(event(name));
    await door.until(1);
    await t.client.send([event(name), event(name)]);
    await door.until(2);
    door.letIn();
    door.letIn();
    expect((await t.ended(name, 2)).map((run) => run.status)).toEqual(["cancelled", "completed"]);
  });
});

it("runs once for what has the same idempotency key", async () => {
  await serve(make({ idempotency: "event.data.order + '-' + event.data.kind" }, ({ event }) => event.data.n));
  await t.client.send([event(name, { order: 1, kind: "a", n: 1 }), event(name, { order: 1, kind: "a", n: 2 })]);
  await t.client.send([event(name, { order: 1, kind: "a", n: 3 }), event(name, { order: 1, kind: "b", n: 4 })]);
  expect((await t.ended(name, 2)).map((run) => run.output)).toEqual([1, 4]);
});

describe("the end of a run", () => {
  it("comes by an event that cancels it, and what it is in the middle of counts no more", async () => {
    const door = gate();
    const fn = t.client.createFunction(
      { id: name, triggers: [{ event: name }], cancelOn: [{ event: `${name}/off`, match: "data.of" }] },
      async ({ step }) => {
        await step.run("wait", door.pass);
        await step.run("never", () => "never");
      },
    );
    await serve(fn);
    await t.client.send([event(name, { of: 1 }), event(name, { of: 2 })]);
    await door.until(2);
    await t.client.send(event(`${name}/off`, { of: 1 }));
    door.letIn();
    door.letIn();
    const runs = await t.ended(name, 2);
    expect(runs.map((run) => run.status)).toEqual(["cancelled", "completed"]);
    expect(runs[0]?.steps).toEqual([]);
  });

  it("comes when it does not start in time, or does not end in time", async () => {
    const door = gate();
    const late = t.client.createFunction(
      { id: `${name}-late`, triggers: [{ event: name }], timeouts: { finish: "1s" } },
      async ({ step }) => step.sleep("long", "1h"),
    );
    await serve(make({ concurrency: 1, timeouts: { start: "1s" } }, door.pass), late);
    await t.client.send([event(name), event(name)]);
    await door.until(1);
    await poll(async () => {
      const { data } = await t.inspect<{ data: RunView[] }>(`runs?function=app-${name}&status=cancelled`);
      return data.length === 1 ? true : null;
    });
    door.letIn();
    expect((await t.ended(name, 2)).map((run) => run.status).sort()).toEqual(["cancelled", "completed"]);
    expect((await t.ended(`${name}-late`, 2)).map((run) => run.status)).toEqual(["cancelled", "cancelled"]);
  });

  it("is told to who listens: onFailure, and functions for failures and ends", async () => {
    const heard: unknown[] = [];
    const bad = t.client.createFunction(
      {
        id: name,
        triggers: [{ event: name }],
        onFailure: ({ error, event }) => void heard.push(["own", error.message, event.data.event.data]),
      },
      () => {
        throw new NonRetriableError("broken");
      },
    );
    const good = t.client.createFunction({ id: `${name}-good`, triggers: [{ event: name }] }, () => "fine");
    const listener = t.client.createFunction(
      { id: `${name}-ear`, triggers: [{ event: "inngest/function.failed" }, { event: "inngest/function.finished" }] },
      ({ event }) => void heard.push([event.name, event.data.function_id, event.data.result ?? null]),
    );
    await serve(bad, good, listener);
    await t.client.send(event(name, { n: 7 }));
    await t.ended(`${name}-failure`, 1);
    await t.ended(`${name}-ear`, 3);
    expect(heard).toHaveLength(4);
    expect(heard).toContainEqual(["own", "broken", { n: 7 }]);
    expect(heard).toContainEqual(["inngest/function.failed", `app-${name}`, null]);
    expect(heard).toContainEqual(["inngest/function.finished", `app-${name}-good`, "fine"]);
  });
});

describe("pace", () => {
  it("throttles: what comes too fast waits for its turn", async () => {
    const times: number[] = [];
    await serve(
      make({ throttle: { limit: 2, period: "1s", key: "event.data.of" } }, () => times.push(performance.now())),
    );
    await t.client.send([1, 1, 1, 2].map((of) => event(name, { of })));
    const runs = await t.ended(name, 4);
    const starts = runs.filter((run) => (run.event as { data: { of: number } }).data.of === 1);
    const due = await t.database.pool.query(
      `SELECT extract(epoch FROM due_at - queued_at)::float8 AS after FROM embedded_worker.runs
        WHERE function_id = $1 AND id = ANY ($2) ORDER BY id`,
      [`app-${name}`, starts.map((run) => run.id)],
    );
    expect(due.rows.map((row) => Math.round(row.after * 10) / 10)).toEqual([0, 0.5, 1]);
    expect(times).toHaveLength(4);
  });

  it("limits the rate: what is too much is dropped", async () => {
    await serve(make({ rateLimit: { limit: 2, period: "1h", key: "event.data.of" } }, ({ event }) => event.data.n));
    await t.client.send([1, 2, 3].map((n) => event(name, { of: "x", n })));
    await t.client.send([event(name, { of: "x", n: 4 }), event(name, { of: "y", n: 5 })]);
    expect((await t.ended(name, 3)).map((run) => run.output)).toEqual([1, 2, 5]);
  });

  it("debounces: of many events the last, once it is quiet", async () => {
    await serve(make({ debounce: { period: "1s", key: "event.data.of" } }, ({ event }) => event.data.n));
    await t.client.send([
      event(name, { of: "x", n: 1 }),
      event(name, { of: "x", n: 2 }),
      event(name, { of: "y", n: 3 }),
    ]);
    await t.client.send(event(name, { of: "x", n: 4 }));
    expect((await t.ended(name, 2)).map((run) => run.output).sort()).toEqual([3, 4]);
  });

  it("gathers events: as many as there may be, or those that came in time", async () => {
    await serve(
      make({ batchEvents: { maxSize: 3, timeout: "1s", key: "event.data.of" } }, ({ events }) =>
        (events as { data: { n: number } }[]).map((one) => one.data.n),
      ),
    );
    await t.client.send([1, 2, 3, 4].map((n) => event(name, { of: "x", n })));
    await t.client.send(event(name, { of: "y", n: 5 }));
    expect((await t.ended(name, 3)).map((run) => run.output)).toEqual([[1, 2, 3], [4], [5]]);
  });
});
