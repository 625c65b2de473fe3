import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestWorker, testWorker } from "./test-worker";

let t: TestWorker;
beforeAll(async () => {
  t = await testWorker();
});
afterAll(() => t.close());

const asked = { name: "try/asked", data: {} };
const triggers = [{ event: "try/asked" }];

describe("tries", () => {
  it("runs a step again until it goes well, and what is before it once", async () => {
    const log: string[] = [];
    const fn = t.client.createFunction({ id: "tries", triggers, retries: 4 }, async ({ step, attempt }) => {
      await step.run("before", () => void log.push("before"));
      const got = await step.run("flaky", () => {
        log.push(`flaky ${attempt}`);
        if (log.length < 4) throw new Error("not yet");
        return "at last";
      });
      return step.run("after", () => `${got}, ${attempt}`);
    });
    await t.serve([fn]);
    await t.client.send(asked);
    const [run] = await t.ended("tries", 1);
    expect(run).toMatchObject({ status: "completed", output: "at last, 0" });
    expect(log).toEqual(["before", "flaky 0", "flaky 1", "flaky 2"]);
    expect(run?.steps.map((step) => [step.name, step.status, step.attempts])).toEqual([
      ["before", "completed", 1],
      ["flaky", "completed", 3],
      ["after", "completed", 1],
    ]);
  });

  it("gives each of several steps tries of its own", async () => {
    const tried = { a: 0, b: 0 };
    const flaky = (name: "a" | "b", good: number) => () => {
      if (++tried[name] < good) throw new Error(`${name} ${tried[name]}`);
      return name;
    };
    const fn = t.client.createFunction({ id: "each", triggers, retries: 2 }, async ({ step }) =>
      Promise.allSettled([step.run("a", flaky("a", 3)), step.run("b", flaky("b", 9))]),
    );
    await t.serve([fn]);
    await t.client.send(asked);
    const [run] = await t.ended("each", 1);
    expect(tried).toEqual({ a: 3, b: 3 });
    expect(run?.output).toMatchObject([{ status: "fulfilled", value: "a" }, { status: "rejected" }]);
    expect(run?.steps.map((step) => [step.name, step.status, step.attempts]).sort()).toEqual([
      ["a", "completed", 3],
      ["b", "failed", 3],
    ]);
  });

  it("runs a function again that fails outside of its steps, as often as it wishes", async () => {
    const attempts: number[] = [];
    const fn = t.client.createFunction({ id: "outside", triggers, retries: 3 }, ({ attempt }) => {
      attempts.push(attempt);
      throw new TypeError("outside");
    });
    await t.serve([fn]);
    await t.client.send(asked);
    const [run] = await t.ended("outside", 1);
    expect(attempts).toEqual([0, 1, 2, 3]);
    expect(run).toMatchObject({ status: "failed", error: { name: "TypeError", message: "outside" } });
  });

  it("tells a step's failure to its function alone, and goes on", async () => {
    let asks = 0;
    const fn = t.client.createFunction({ id: "nested", triggers, retries: 1 }, async ({ step }) => {
      for (const name of ["one", "two"]) {
        try {
          return await step.run(name, () => {
            asks++;
            if (name === "one") throw new Error("one is out");
            return name;
          });
        } catch {}
      }
    });
    await t.serve([fn]);
    await t.client.send(asked);
    const [run] = await t.ended("nested", 1);
    expect(asks).toBe(3);
    expect(run).toMatchObject({ status: "completed", output: "two" });
  });
});

it("sends events from a step once, though the step is run again", async () => {
  let first = true;
  const fn = t.client.createFunction({ id: "sender", triggers, retries: 2 }, async ({ step }) => {
    const { ids } = await step.sendEvent("send", [{ name: "sent/one", id: "one-and-only" }, { name: "sent/two" }]);
    await step.run("stumble", () => {
      if (first) {
        first = false;
        throw new Error("stumbled");
      }
    });
    return ids.length;
  });
  const heard = t.client.createFunction({ id: "heard", triggers: [{ event: "sent/*" }] }, ({ event }) => event.name);
  await t.serve([fn, heard]);
  await t.client.send(asked);
  const [run] = await t.ended("sender", 1);
  expect(run?.output).toBe(2);
  expect(run?.steps[0]).toMatchObject({ op: "sendEvent", status: "completed" });
  expect((await t.ended("heard", 2)).map((one) => one.output)).toEqual(["sent/one", "sent/two"]);
});

it("does not lose what JSON allows and a database does not", async () => {
  const odd = { text: "a\0b", half: "\ud83d", whole: "🎟️", deep: [[{ "": null }]] };
  const fn = t.client.createFunction({ id: "odd", triggers: [{ event: "odd/asked" }] }, async ({ event, step }) => ({
    same: isDeepStrictEqual(await step.run("odd \0 name", () => event.data), odd),
    odd: event.data,
  }));
  await t.serve([fn]);
  await t.client.send({ name: "odd/asked", data: odd });
  const [run] = await t.ended("odd", 1);
  expect(run?.output).toEqual({ same: true, odd });
});
