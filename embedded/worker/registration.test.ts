import type { InngestFunction } from "inngest";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { poll, type RunView, type TestWorker, testWorker } from "./test-worker";

let t: TestWorker;
let served = 0;
/** A name of its own for each test: what one leaves behind concerns no other. */
let name = "";
beforeAll(async () => {
  t = await testWorker();
});
beforeEach(() => {
  name = `flow-${++served}`;
});
afterAll(() => t.close());

const event = (called: string) => ({ name: called, data: {} });
const make = (options: object): InngestFunction.Any =>
  t.client.createFunction({ id: name, triggers: [{ event: name }], ...options } as never, () => "kept");
const serve = async (...functions: InngestFunction.Any[]) => {
  expect(await t.serve(functions)).toMatchObject({ status: 200 });
};

it("runs a schedule when it is due, once for all that was missed", async () => {
  const fn = t.client.createFunction({ id: name, triggers: [{ cron: "*/5 * * * *" }] }, ({ event }) => event.data);
  await serve(fn);
  await t.database.pool.query("UPDATE embedded_worker.schedules SET next_at = now() - interval '1 hour'");
  const [run] = await t.ended(name, 1);
  expect(run?.output).toEqual({ cron: "*/5 * * * *" });
  const { rows } = await t.database.pool.query("SELECT next_at > now() AS later FROM embedded_worker.schedules");
  expect(rows).toEqual([{ later: true }]);
});

it("fails the open runs of functions that are gone, and ends their schedules", async () => {
  const sleeper = t.client.createFunction(
    { id: name, triggers: [{ event: name }, { cron: "0 0 1 1 *" }] },
    async ({ step }) => step.sleep("long", "1d"),
  );
  await serve(sleeper);
  await t.client.send(event(name));
  await poll(async () => {
    const { data } = await t.inspect<{ data: RunView[] }>(`runs?function=app-${name}&status=sleeping`);
    return data[0] ?? null;
  });
  await serve(t.client.createFunction({ id: `${name}-new`, triggers: [] }, () => null));
  const [run] = await t.ended(name, 1);
  expect(run).toMatchObject({ status: "failed", error: { name: "FunctionRemoved" } });
  const { rows } = await t.database.pool.query("SELECT 1 FROM embedded_worker.schedules");
  expect(rows).toEqual([]);
});

it("refuses what it cannot do, with the function's and the option's name, and keeps what it had", async () => {
  await serve(make({}));
  const refused = [
    [{ priority: { run: "event.data.n" } }, /flow-\d+ .*priority/],
    [{ concurrency: { limit: 1, scope: "account", key: "event.data.n" } }, /concurrency/],
    [{ triggers: [{ event: name, if: "event.data.list.map(x, x)" }] }, /map\(\)/],
    [{ triggers: [{ event: name, if: "events.length" }] }, /events is not known/],
    [{ triggers: [{ cron: "61 * * * *" }] }, /"61" is no minute/],
    [{ throttle: { limit: 1, period: "soon" } }, /throttle.period/],
    [{ debounce: { period: "1s" }, batchEvents: { maxSize: 2, timeout: "1s" } }, /exclude each other/],
  ] as const;
  for (const [options, message] of refused) {
    const answer = await t.serve([make(options)]);
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(message);
  }
  await t.client.send(event(name));
  expect((await t.ended(name, 1))[0]?.output).toBe("kept");
});
