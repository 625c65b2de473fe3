import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { announceChange, listenForChanges, onChange } from "./changes";

const database = useLibDatabase();
const CHANNEL = "evently_changes";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** Collects what is said in this process, and waits for a tag. */
function ear() {
  const heard: string[][] = [];
  const waiting: { tag: string; resolve: () => void }[] = [];
  cleanups.push(
    onChange((tags) => {
      heard.push(tags);
      for (const wish of waiting) if (tags.includes(wish.tag)) wish.resolve();
    }),
  );
  const until = (tag: string) =>
    heard.some((tags) => tags.includes(tag))
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.push({ tag, resolve }));
  return { heard, until };
}

/** Listens as another process does: on a connection of its own. */
async function otherProcess() {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  cleanups.push(() => client.end());
  const next = () =>
    new Promise<unknown>((resolve) => client.once("notification", (m) => resolve(JSON.parse(m.payload ?? ""))));
  const say = (payload: unknown) => client.query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify(payload)]);
  return { next, say };
}

describe("changes", () => {
  it("are told to this process at once, and to others through the database", async () => {
    const { heard } = ear();
    const other = await otherProcess();
    const told = other.next();
    const announced = announceChange(["events", "event:evt_1"]);
    expect(heard).toEqual([["events", "event:evt_1"]]);
    await announced;
    expect(await told).toMatchObject({ from: expect.any(String), tags: ["events", "event:evt_1"] });
  });

  it("are no longer told to who stopped to listen", async () => {
    const heard: string[][] = [];
    const stop = onChange((tags) => heard.push(tags));
    stop();
    await announceChange(["events"]);
    expect(heard).toEqual([]);
  });

  it("of other processes are heard; what this one said is not heard twice", async () => {
    const { heard, until } = ear();
    const listener = listenForChanges();
    cleanups.push(() => listener.stop());
    await until("*");
    const other = await otherProcess();
    await announceChange(["mine"]);
    await other.say({ from: "another", tags: ["theirs"] });
    await until("theirs");
    expect(heard).toEqual([["*"], ["mine"], ["theirs"]]);
  });

  it("may be anything after the connection was lost: all is told to be different", async () => {
    const { heard, until } = ear();
    const listener = listenForChanges();
    cleanups.push(() => listener.stop());
    await until("*");
    heard.length = 0;
    await database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'evently changes' AND datname = current_database()",
    );
    await until("*");
    const other = await otherProcess();
    await other.say({ from: "another", tags: ["after"] });
    await until("after");
  });

  it("are not listened to any more once it stopped", async () => {
    const { until } = ear();
    const listener = listenForChanges();
    await until("*");
    await listener.stop();
    const { rows } = await database.pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'evently changes' AND datname = current_database()",
    );
    expect(rows).toEqual([]);
  });
});
