import { afterEach, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { Turn } from "./turn";

const database = useLibDatabase();
const made: Turn[] = [];
const instance = (name: string) => {
  const turn = new Turn(name);
  made.push(turn);
  return turn;
};
afterEach(async () => {
  await Promise.all(made.splice(0).map((turn) => turn.giveUp()));
});

it("is one instance's until it gives up; then it is another's", async () => {
  const [first, second, third] = [instance("listings"), instance("listings"), instance("other work")];
  expect(await first.isOurs()).toBe(true);
  expect(await second.isOurs()).toBe(false);
  expect(await first.isOurs()).toBe(true);
  expect(await third.isOurs()).toBe(true);
  await first.giveUp();
  await vi.waitUntil(() => second.isOurs());
  expect(await first.isOurs()).toBe(false);
});

it("goes on to another when its holder loses the database, which then asks again", async () => {
  const [first, second] = [instance("listings"), instance("listings")];
  await vi.waitUntil(() => first.isOurs());
  expect(await second.isOurs()).toBe(false);
  await database.pool.query(
    `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
     WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()`,
  );
  await vi.waitUntil(() => second.isOurs());
  await vi.waitUntil(async () => !(await first.isOurs()));
});
