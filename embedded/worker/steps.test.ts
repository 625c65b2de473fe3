import { isDeepStrictEqual } from "node:util";
import { InngestTestEngine } from "@inngest/test";
import { type Inngest, type InngestFunction, NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { poll, type RunView, type TestWorker, testWorker } from "./test-worker";

let t: TestWorker;
beforeAll(async () => {
  t = await testWorker();
});
afterAll(() => t.close());

type Mock = { id: string; handler(): unknown };

interface Case {
  name: string;
  make(client: Inngest): InngestFunction.Any;
  /** What the SDK's own test engine takes for steps that it does not run. */
  mocks?: Mock[];
  /** What the run comes to, where that engine cannot know: its stand-ins are no events, and cannot fail. */
  wanted?: { result?: unknown; error?: { message: string } };
  /** What has to happen meanwhile. */
  drive?(): Promise<void>;
  status?: "completed" | "failed";
  /** Functions that are served beside. */
  others?(client: Inngest): InngestFunction.Any[];
}

const asked = { name: "case/asked", data: { who: "Ada", n: 20 } };
const id = "case";
const triggers = [{ event: "case/asked" }];
const answer = { name: "case/answered", data: { who: "Ada", yes: true } };
const now = () => new Date(Date.now() - 60_000);
const fails = (message: string) => () => {
  throw new NonRetriableError(message);
};

const cases: Case[] = [
  { name: "no step", make: (c) => c.createFunction({ id, triggers }, ({ event }) => ({ got: event.data })) },
  { name: "nothing to answer", make: (c) => c.createFunction({ id, triggers }, () => undefined) },
  {
    name: "steps in a row, with what they came to",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ event, step }) => {
        const doubled = await step.run("double", () => (event.data as { n: number }).n * 2);
        const nothing = await step.run("nothing", () => undefined);
        return { doubled: await step.run("add", () => doubled + 2), nothing };
      }),
  },
  {
    name: "one name for several steps",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const found: number[] = [];
        for (let i = 0; i < 3; i++) found.push(await step.run("again", () => i));
        return found;
      }),
  },
  {
    name: "a sleep",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        await step.sleep("rest", "1s");
        return step.run("after", () => "rested");
      }),
    mocks: [{ id: "rest", handler: () => {} }],
  },
  {
    name: "a sleep until a moment",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        await step.sleepUntil("rest", now());
        return step.run("after", () => "rested");
      }),
    mocks: [{ id: "rest", handler: () => {} }],
  },
  {
    name: "an event that came",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const got = await step.waitForEvent("wait", { event: "case/answered", match: "data.who", timeout: "1h" });
        return { name: got?.name, data: got?.data };
      }),
    wanted: { result: { name: answer.name, data: answer.data } },
    drive: async () => {
      await untilWaiting();
      await t.client.send([{ name: "case/answered", data: { who: "Bob" } }, { name: "other/event" }]);
      await t.client.send(answer);
    },
  },
  {
    name: "an event by an expression",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const options = { event: "case/answered", if: "async.data.yes == true && event.data.n > 19", timeout: "1h" };
        return (await step.waitForEvent("wait", options))?.data;
      }),
    wanted: { result: answer.data },
    drive: async () => {
      await untilWaiting();
      await t.client.send(answer);
    },
  },
  {
    name: "an event that did not come",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const got = await step.waitForEvent("wait", { event: "case/answered", timeout: "1s" });
        return got === null ? "in vain" : "got it";
      }),
    wanted: { result: "in vain" },
  },
  {
    name: "another function",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const other = c.createFunction({ id: "other", triggers: [] }, () => null);
        return { got: await step.invoke("ask", { function: other, data: { n: 4 } }) };
      }),
    others: (c) => [
      c.createFunction({ id: "other", triggers: [] }, async ({ event, step }) =>
        step.run("square", () => (event.data as { n: number }).n ** 2),
      ),
    ],
    mocks: [{ id: "ask", handler: () => 16 }],
  },
  {
    name: "another function that fails",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const other = c.createFunction({ id: "other", triggers: [] }, () => null);
        try {
          return await step.invoke("ask", { function: other, data: {} });
        } catch (error) {
          return `caught: ${(error as Error).message}`;
        }
      }),
    others: (c) => [c.createFunction({ id: "other", triggers: [] }, fails("not today"))],
    wanted: { result: "caught: not today" },
  },
  {
    name: "steps side by side",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const first = await step.run("first", () => 1);
        const all = await Promise.all([
          step.run("a", () => first + 1),
          step.run("b", () => first + 2),
          step.sleep("c", "1s"),
        ]);
        return step.run("last", () => all.slice(0, 2));
      }),
    mocks: [{ id: "c", handler: () => {} }],
  },
  {
    name: "chains side by side",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        const chain = async (name: string) => {
          const one = await step.run(`${name} 1`, () => name);
          return step.run(`${name} 2`, () => `${one}!`);
        };
        return Promise.all([chain("x"), chain("y"), chain("z")]);
      }),
  },
  {
    name: "a step that fails, caught",
    make: (c) =>
      c.createFunction({ id, triggers, retries: 0 }, async ({ step }) => {
        const got = await step.run("bad", fails("no")).catch((error: Error) => `caught: ${error.message}`);
        return step.run("after", () => got);
      }),
    wanted: { result: "caught: no" },
  },
  {
    name: "one of several steps that fails, caught",
    make: (c) =>
      c.createFunction({ id, triggers, retries: 0 }, async ({ step }) =>
        Promise.all([
          step.run("good", () => "fine"),
          step.run("bad", fails("no")).catch((error: Error) => `caught: ${error.message}`),
        ]),
      ),
    wanted: { result: ["fine", "caught: no"] },
  },
  {
    name: "a step that fails, not caught",
    make: (c) =>
      c.createFunction({ id, triggers, retries: 0 }, async ({ step }) => {
        await step.run("good", () => 1);
        await step.run("bad", fails("no"));
      }),
    wanted: { error: { message: "no" } },
    status: "failed",
  },
  {
    name: "a function that fails",
    make: (c) =>
      c.createFunction({ id, triggers }, async ({ step }) => {
        await step.run("good", () => 1);
        throw new NonRetriableError("not at all");
      }),
    status: "failed",
  },
];

describe("every kind of step comes to the same with the worker as with the SDK's own engine", () => {
  for (const one of cases) {
    it(one.name, async () => {
      const fn = one.make(t.client);
      const engine = one.wanted
        ? null
        : new InngestTestEngine({ function: fn, steps: one.mocks ?? [], events: [asked] } as never);
      const wanted = one.wanted ?? ((await engine?.execute()) as NonNullable<Case["wanted"]>);

      expect(await t.serve([fn, ...(one.others?.(t.client) ?? [])])).toMatchObject({ status: 200 });
      await t.database.pool.query("DELETE FROM embedded_worker.runs");
      await t.client.send(asked);
      await one.drive?.();
      const [run] = await t.ended(id, 1);

      expect(run?.status).toBe(one.status ?? "completed");
      expect(run?.output).toEqual(wanted.result ?? null);
      expect(run?.error?.message).toBe(wanted.error?.message);
    });
  }
});

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

function untilWaiting(): Promise<RunView> {
  return poll(async () => {
    const { data } = await t.inspect<{ data: RunView[] }>("runs?function=app-case&status=waiting");
    return data[0] ?? null;
  });
}
