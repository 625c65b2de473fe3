import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { Queue, queueSchema } from "./queue";
import { transaction } from "./transaction";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it("takes the oldest jobs without sorting all that wait", async () => {
  const queues = [new Queue(database.pool), new Queue(database.pool)];
  await Promise.all(queues.map((queue) => queue.start()));
  const [queue] = queues;
  if (!queue) throw new Error("There is no queue.");
  await queue.open("mails");
  const put = (from: number, count: number) =>
    transaction(database.pool, (client) =>
      queue.put(
        client,
        Array.from({ length: count }, (_, i) => ({ functionId: "mails", runId: `run-${from + i}`, stepId: "" })),
      ),
    );
  await put(0, 1);
  await put(1, 5_000);
  await database.pool.query("ANALYZE");
  const { rows } = await database.pool.query<{ "QUERY PLAN": string }>(
    `EXPLAIN SELECT id FROM ${queueSchema}.job WHERE name = 'fn-mails' AND state < 'active' AND start_after < now()
      ORDER BY priority DESC, created_on, id LIMIT 2 FOR UPDATE SKIP LOCKED`,
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).not.toContain("Sort");
  for (const most of [1, 4, 100]) {
    const taken = await transaction(database.pool, (client) => queue.take(client, "mails", most));
    const first = { 1: 0, 4: 1, 100: 5 }[most] ?? 0;
    expect(taken.map((job) => job.runId)).toEqual(Array.from({ length: most }, (_, i) => `run-${first + i}`));
  }
  await Promise.all(queues.map((one) => one.stop()));
});
