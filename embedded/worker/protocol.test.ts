import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { hashedSigningKey, sign } from "./signing";
import { eventKey, signingKey } from "./test-keys";
import { poll, type RunView, type TestWorker, testWorker } from "./test-worker";

let t: TestWorker;
beforeAll(async () => {
  t = await testWorker();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => t.close());

const sdk = { authorization: `Bearer ${hashedSigningKey(signingKey)}` };
const operator = { authorization: `Bearer ${signingKey}` };
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${t.origin}${path}`, { method: "POST", body: JSON.stringify(body), headers });

describe("who may call", () => {
  it("functions only the worker: unsigned, forged, stale and altered calls are refused", async () => {
    const ran = vi.fn();
    const chain = t.client.createFunction({ id: "chain", triggers: [{ event: "chain/asked" }] }, async ({ step }) => {
      await step.run("first", ran);
      return step.run("second", () => "signed");
    });
    await t.serve([chain]);
    await t.client.send({ name: "chain/asked" });
    const [run] = await t.ended("chain", 1);
    expect(run).toMatchObject({ status: "completed", output: "signed" });
    expect(ran).toHaveBeenCalledTimes(1);

    const body = {
      event: {},
      events: [],
      steps: {},
      ctx: { run_id: "01FORGED", attempt: 0, stack: { stack: [], current: 0 } },
    };
    const text = JSON.stringify(body);
    const path = "/api/inngest?fnId=app-chain&stepId=step";
    const hourAgo = Math.round(Date.now() / 1000) - 3600;
    for (const signature of [
      undefined,
      "t=1&s=00",
      sign(`signkey-test-${"cd".repeat(32)}`, text),
      sign(signingKey, text, hourAgo),
      sign(signingKey, `${text} `),
    ]) {
      const answer = await post(path, body, signature ? { "x-inngest-signature": signature } : {});
      expect(answer.status).toBe(401);
    }
    expect(ran).toHaveBeenCalledTimes(1);
  });

  it("believes no answer that is not signed", async () => {
    const { call } = { call: vi.fn(async () => Response.json("forged", { status: 200 })) };
    const liar = await testWorker({ call });
    try {
      const fn = liar.client.createFunction({ id: "lied", triggers: [{ event: "lie" }], retries: 0 }, () => "true");
      await liar.serve([fn]);
      await liar.client.send({ name: "lie" });
      const [run] = await liar.ended("lied", 1);
      expect(run).toMatchObject({ status: "failed", output: null });
      expect(run?.error?.message).toContain("no valid signature");
    } finally {
      await liar.close();
    }
  });

  it("events with their key, everything else with the signing key", async () => {
    const event = { name: "nobody/asked" };
    expect((await post("/e/wrong", event)).status).toBe(401);
    expect((await post(`/e/${eventKey}x`, event)).status).toBe(401);
    expect((await post(`/e/${eventKey}`, event)).status).toBe(200);
    const paths = [
      ["POST", "/fn/register"],
      ["POST", "/v1/checkpoint/01X/async"],
      ["GET", "/v0/runs/01X/actions"],
      ["GET", "/v0/runs/01X/batch"],
      ["GET", "/x/runs"],
      ["GET", "/x/functions"],
      ["GET", "/x/health"],
      ["POST", "/x/runs/01X/retry"],
      ["POST", "/x/runs/01X/cancel"],
      ["GET", "/v1/anything"],
    ] as const;
    for (const [method, path] of paths) {
      for (const authorization of [undefined, "Bearer ", "Bearer signkey-test-00", `Basic ${signingKey}`]) {
        const headers: Record<string, string> = authorization ? { authorization } : {};
        expect([path, (await fetch(t.origin + path, { method, headers })).status]).toEqual([path, 401]);
      }
    }
    // each key opens its own doors alone
    expect((await fetch(`${t.origin}/x/runs`, { headers: sdk })).status).toBe(401);
    expect((await fetch(`${t.origin}/v0/runs/01X/batch`, { headers: operator })).status).toBe(401);
    expect((await fetch(`${t.origin}/v0/runs/01X/batch`, { headers: sdk })).status).toBe(404);
  });
});

it.each([
  ["no JSON", "{", 400],
  ["no event", "[1]", 400],
  ["no name", '{"data":{}}', 400],
  ["an empty name", '{"name":""}', 400],
  ["data that are no object", '{"name":"a","data":[]}', 400],
  ["a NUL in the name", '{"name":"a\\u0000"}', 400],
  ["too many", JSON.stringify(Array.from({ length: 5_001 }, () => ({ name: "a" }))), 400],
  ["too much", JSON.stringify({ name: "a", data: { text: "x".repeat(17 * 1024 * 1024) } }), 413],
  ["none", "[]", 200],
])("takes no bad events: %s", async (_, body, status) => {
  const answer = await fetch(`${t.origin}/e/${eventKey}`, { method: "POST", body });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status });
});

describe("checkpoints", () => {
  it("of calls that are not in flight any more are refused, so that the SDK stops", async () => {
    const step = { id: "a".repeat(40), op: "StepRun", name: "a", data: 1 };
    const body = { run_id: "01GONE", fn_id: "app-x", qi_id: "123456", steps: [step] };
    expect((await post("/v1/checkpoint/01GONE/async", body, sdk)).status).toBe(409);
    expect((await post("/v1/checkpoint/01OTHER/async", body, sdk)).status).toBe(400);
    const odd = { ...body, steps: [{ ...step, op: "DeferAdd" }] };
    expect((await post("/v1/checkpoint/01GONE/async", odd, sdk)).status).toBe(400);
    expect((await t.database.pool.query("SELECT 1 FROM embedded_worker.steps WHERE run_id = '01GONE'")).rows).toEqual(
      [],
    );
  });

  it("that fail for a while change nothing: the steps come with the answer", async () => {
    const ran: string[] = [];
    let refuse = 0;
    const moody = await testWorker();
    const handle = moody.worker.handle;
    moody.worker.handle = async (request) =>
      new URL(request.url).pathname.startsWith("/v1/checkpoint") && refuse-- > 0
        ? new Response("{}", { status: 503 })
        : handle(request);
    try {
      const fn = moody.client.createFunction({ id: "moody", triggers: [{ event: "moody" }] }, async ({ step }) => {
        for (const name of ["a", "b", "c"]) await step.run(name, () => void ran.push(name));
      });
      await moody.serve([fn]);
      refuse = 7;
      await moody.client.send({ name: "moody" });
      const [run] = await moody.ended("moody", 1);
      expect(run?.status).toBe("completed");
      expect(ran).toEqual(["a", "b", "c"]);
    } finally {
      await moody.close();
    }
  });
});

it("lets the database's clock decide: a process whose clock is an hour off changes nothing", async () => {
  const fn = t.client.createFunction({ id: "sleeper", triggers: [{ event: "sleep/asked" }] }, async ({ step }) => {
    await step.sleep("rest", "30m");
  });
  const timed = t.client.createFunction({ id: "timed", triggers: [{ cron: "0 * * * *" }] }, () => null);
  const due = async () => {
    const { rows } = await t.database.pool.query(
      `SELECT (SELECT round(extract(epoch FROM next_at - date_trunc('hour', now()))) FROM embedded_worker.schedules) AS cron,
        (SELECT round(extract(epoch FROM wakes_at - now()) / 60) FROM embedded_worker.steps
          WHERE op = 'sleep' ORDER BY wakes_at DESC LIMIT 1) AS sleep`,
    );
    return { cron: Number(rows[0].cron), sleep: Number(rows[0].sleep) };
  };
  for (const hours of [1, -1]) {
    await t.database.pool.query("DELETE FROM embedded_worker.steps");
    await t.serve([]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * 3_600_000 });
    await t.serve([fn, timed]);
    await t.client.send({ name: "sleep/asked" });
    await poll(async () =>
      (await t.database.pool.query("SELECT 1 FROM embedded_worker.steps")).rowCount ? true : null,
    );
    vi.useRealTimers();
    expect(await due()).toEqual({ cron: 3600, sleep: 30 });
    const { data } = await t.inspect<{ data: RunView[] }>("runs?function=app-sleeper&status=sleeping");
    expect(data).toHaveLength(1);
  }
});

it("tries again, later and later, while a provider is down for long, and comes to its end then", async () => {
  const waits: number[] = [];
  const backoff = (failures: number) => {
    waits.push(failures);
    return 0.01;
  };
  const patient = await testWorker({ backoff });
  let down = 12;
  try {
    const fn = patient.client.createFunction(
      { id: "patient", triggers: [{ event: "patient" }], retries: 20 },
      async ({ step }) =>
        step.run("ask", () => {
          if (down-- > 0) throw new Error("down");
          return "up";
        }),
    );
    await patient.serve([fn]);
    await patient.client.send({ name: "patient" });
    const [run] = await patient.ended("patient", 1);
    expect(run).toMatchObject({ status: "completed", output: "up" });
    expect(waits).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  } finally {
    await patient.close();
  }
});

it("gives up a call that never answers, which would keep its place for ever, and makes it again", async () => {
  const patient = await testWorker({ slots: 1, longestCallMs: 200, call: (request) => app(request) });
  let app: (request: Request) => Promise<Response> = () => new Promise(() => {});
  try {
    const fn = patient.client.createFunction({ id: "hangs", triggers: [{ event: "hangs" }] }, () => "done");
    await patient.serve([fn]);
    await patient.client.send({ name: "hangs" });
    await poll(async () => {
      const { data } = await patient.inspect<{ data: RunView[] }>("runs?function=app-hangs");
      return data[0]?.attempt ? true : null;
    });
    app = (request) => fetch(request);
    const [run] = await patient.ended("hangs", 1);
    expect(run).toMatchObject({ status: "completed", output: "done" });
  } finally {
    await patient.close();
  }
});
