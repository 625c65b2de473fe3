import { type ChildProcess, fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { poll } from "./test-worker";

let database: TestDatabase;
const bundle = join(process.cwd(), ".build", `crash-test-${process.pid}.mjs`);
const children: ChildProcess[] = [];

beforeAll(async () => {
  await build({
    entryPoints: ["embedded/worker/test-process.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(process.cwd(), "scripts/nothing.mjs") },
  });
  database = await testDatabase();
  await database.pool.query("CREATE TABLE trace (run text, step text, at timestamptz DEFAULT clock_timestamp())");
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(bundle, { force: true });
  await database.close();
});

/** A process with a worker and functions that leave a trace of each step; resolves when it works. */
async function start(env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = fork(bundle, { env: { ...process.env, DATABASE_URL: database.url, ...env }, silent: true });
  children.push(child);
  await new Promise((resolve) => child.once("message", resolve).once("exit", resolve));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

const count = async (sql: string) => Number((await database.pool.query(sql)).rows[0]?.count);
const untilCount = (sql: string, wanted: number) => poll(async () => ((await count(sql)) >= wanted ? true : null));

it("loses and doubles no recorded step, wherever it is killed", async () => {
  // each place is one between two steps, in the middle of one, or while something waits
  const places = ["one", "two", "three", "fork", "left", "right", "rest", "last"];
  for (const place of places) {
    const run = `killed-at-${place}`;
    const child = await start({ STOP_AT: place });
    child.send({ send: { name: "trace/asked", id: run, data: { run } } });
    await untilCount(`SELECT count(*) FROM trace WHERE run = '${run}' AND step = 'stopped ${place}'`, 1);
    await kill(child);
    const before = await database.pool.query("SELECT name FROM embedded_worker.steps WHERE status = 'completed'");
    const began = performance.now();
    const next = await start();
    await untilCount("SELECT count(*) FROM embedded_worker.runs WHERE status = 'completed'", 1);
    expect(performance.now() - began).toBeLessThan(30_000);
    await kill(next);

    const { rows } = await database.pool.query<{ step: string; times: number }>(
      `SELECT step, count(*)::int AS times FROM trace WHERE run = '${run}' AND step NOT LIKE 'stopped %' GROUP BY step`,
    );
    const times = new Map(rows.map((row) => [row.step, row.times]));
    expect([...times.keys()].sort()).toEqual(["last", "left", "one", "right", "three", "two"]);
    // what was on record when it was killed is not run again; what it was in the middle of may be: two steps at most
    const recorded = new Set(before.rows.map((row) => row.name));
    for (const [step, number] of times) {
      expect([place, step, number]).toEqual([place, step, recorded.has(step) ? 1 : expect.toSatisfy((n) => n <= 2)]);
    }
    expect([...times.values()].filter((number) => number > 1).length).toBeLessThanOrEqual(2);
    await database.pool.query("TRUNCATE trace, embedded_worker.runs, embedded_worker.steps, embedded_worker.events");
    expect(await count("SELECT count(*) FROM embedded_worker.calls")).toBe(0);
  }
});

it("finishes a run that gets on a little between many ends of its worker", async () => {
  const run = "killed-often";
  let child = await start({ STOP_AT: "one" });
  child.send({ send: { name: "trace/asked", id: run, data: { run } } });
  for (const [place, next] of [
    ["one", "two"],
    ["two", "fork"],
    ["fork", "three"],
    ["three", "left"],
    ["left", "rest"],
    ["rest", "last"],
    ["last", ""],
  ]) {
    await untilCount(`SELECT count(*) FROM trace WHERE run = '${run}' AND step = 'stopped ${place}'`, 1);
    await kill(child);
    child = await start(next ? { STOP_AT: next } : {});
  }
  const [ended] = await poll(async () => {
    const { rows } = await database.pool.query("SELECT status FROM embedded_worker.runs WHERE ended_at IS NOT NULL");
    return rows.length > 0 ? rows : null;
  });
  expect(ended).toEqual({ status: "completed" });
  await kill(child);
  await database.pool.query("TRUNCATE trace, embedded_worker.runs, embedded_worker.steps, embedded_worker.events");
});

it("shares work among workers, and goes on with what a killed one had", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  const runs = 200;
  const events = Array.from({ length: runs }, (_, i) => ({ name: "slow/asked", data: { run: `slow-${i}` } }));
  one?.send({ send: events });
  await untilCount("SELECT count(DISTINCT worker) FROM embedded_worker.calls", 2);
  if (one) await kill(one);
  const began = performance.now();
  await poll(async () =>
    (await count("SELECT count(DISTINCT worker) FROM embedded_worker.calls")) <= 1 ? true : null,
  );
  const recoveredMs = performance.now() - began;
  await untilCount("SELECT count(*) FROM embedded_worker.runs WHERE status = 'completed'", runs);
  const { rows } = await database.pool.query<{ times: number }>(
    "SELECT run, count(*)::int AS times FROM trace WHERE step = 'slow' GROUP BY run",
  );
  expect(rows).toHaveLength(runs);
  // the four calls that the killed one was in the middle of, at most
  expect(rows.filter((row) => row.times > 1).length).toBeLessThanOrEqual(4);
  expect(recoveredMs).toBeLessThan(30_000);
  if (two) await kill(two);
});

it("fails a run in the end whose function ends every worker", async () => {
  await database.pool.query("TRUNCATE trace, embedded_worker.runs, embedded_worker.steps, embedded_worker.events");
  let child = await start();
  child.send({ send: { name: "poison/asked", data: {} } });
  for (let i = 0; i < 5; i++) {
    await new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve) : resolve(null)));
    child = await start();
  }
  const run = await poll(async () => {
    const { rows } = await database.pool.query("SELECT error FROM embedded_worker.runs WHERE status = 'failed'");
    return rows[0] ?? null;
  });
  expect(run.error).toMatchObject({ name: "WorkerEnded" });
  await kill(child);
});
