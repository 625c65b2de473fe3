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

function untilWaiting(): Promise<RunView> {
  return poll(async () => {
    const { data } = await t.inspect<{ data: RunView[] }>("runs?function=app-case&status=waiting");
    return data[0] ?? null;
  });
}
