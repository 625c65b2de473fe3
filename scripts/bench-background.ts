import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import type pg from "pg";
import { announceBookings, insertBookings, insertHolds } from "@/bench/backlog";
import { type LoadResult, loadHolds } from "@/bench/hold-load";
import { type Installation, withDataFolder, withInstallation } from "@/bench/installation";
import { brokenInvariants } from "@/prisma/factories/invariants";
import { insertSmallEvent, type SmallEvent } from "@/prisma/factories/small-event";

// npm run bench:background: what a sale feels of 10,000 mails in the queue and of 10,000 holds that end at once. The
// process of background work is stopped and continued in turn, so that both are measured in one run.

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "7" },
    /** So long it is watched afterwards how fast mails go out when nobody buys. */
    watch: { type: "string", default: "0" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const CONNECTIONS = 64;
const AT_ONCE = 10_000;
const SALE_SEATS = 180_000;
/** Ended holds are settled so much later; see lib/bookings. */
const GRACE_SECONDS = 5;

async function main(): Promise<void> {
  await withDataFolder((data) =>
    withInstallation(data, {}, async (installation) => {
      const { pool, pid } = installation;
      const half = { places: SALE_SEATS / 2, price: 0 };
      const sale = await insertSmallEvent(pool, { tiers: [half, half], holdSeconds: 1800 });
      const backlog = await insertSmallEvent(pool, { tiers: [{ places: AT_ONCE * (rounds + 1), price: 0 }] });
      await insertBookings(pool, backlog, 0, AT_ONCE);
      await pool.query("ANALYZE");
      const worker = backgroundProcess(pid);
      const sell = saleOf(installation, sale);
      await sell(3);
      process.kill(worker, "SIGSTOP");
      await announceBookings(pool, backlog);

      const pairs: [LoadResult, LoadResult][] = [];
      for (let round = 1; round <= rounds; round++) {
        const alone = await sell(seconds);
        await insertHolds(pool, backlog, { first: AT_ONCE * round, count: AT_ONCE, endIn: -GRACE_SECONDS });
        process.kill(worker, "SIGCONT");
        const beside = await sell(seconds);
        process.kill(worker, "SIGSTOP");
        pairs.push([alone, beside]);
        console.error(line(`round ${round}`, alone, beside));
        console.error(`           meanwhile: ${await doneSoFar(pool, backlog)}`);
      }
      process.kill(worker, "SIGCONT");
      const median = (of: (pair: [LoadResult, LoadResult]) => number) =>
        pairs.map(of).sort((a, b) => a - b)[Math.floor(pairs.length / 2)] ?? 0;
      console.error(
        `  a sale beside background work: ${(100 * median(([alone, beside]) => beside.holdsPerSecond / alone.holdsPerSecond)).toFixed(1)} % of one alone (median of ${rounds})`,
      );
      if (Number(values.watch) > 0) await watch(pool, backlog, Number(values.watch));
      const broken = await brokenInvariants(pool);
      if (broken.length > 0) throw new Error(`Invariants broken: ${broken.join("; ")}`);
    }),
  );
}

function saleOf({ url }: Installation, event: SmallEvent): (seconds: number) => Promise<LoadResult> {
  let firstSeat = 0;
  return async (seconds) => {
    const load = { url, eventId: event.id, eventKey: event.key, connections: CONNECTIONS };
    const result = await loadHolds({ ...load, firstSeat, seconds });
    firstSeat = result.nextSeat;
    return result;
  };
}

/** The child of the server that does what nobody waits for. */
function backgroundProcess(parent: number): number {
  const { stdout } = spawnSync("ps", ["-o", "pid=,args=", "--ppid", String(parent)], { encoding: "utf8" });
  const found = stdout.split("\n").find((row) => row.includes("background.mjs"));
  if (!found) throw new Error("There is no process for background work beside the server.");
  return Number.parseInt(found, 10);
}

async function doneSoFar(pool: pg.Pool, event: SmallEvent): Promise<string> {
  const { rows } = await pool.query<{ sent: number; queued: number; settled: number }>(
    `SELECT (SELECT count(*)::int FROM mails WHERE event_key = $1 AND status = 'sent') AS sent,
            (SELECT count(*)::int FROM mails WHERE event_key = $1 AND status = 'queued') AS queued,
            (SELECT count(*)::int FROM holds WHERE event_key = $1 AND status = 3) AS settled`,
    [event.key],
  );
  const [row] = rows;
  return `${row?.settled} holds settled, ${row?.sent} mails sent, ${row?.queued} queued`;
}

async function watch(pool: pg.Pool, event: SmallEvent, seconds: number): Promise<void> {
  const sent = async () =>
    (
      await pool.query<{ n: number }>("SELECT count(*)::int AS n FROM mails WHERE event_key = $1 AND status = 'sent'", [
        event.key,
      ])
    ).rows[0]?.n ?? 0;
  const before = await sent();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const rate = ((await sent()) - before) / seconds;
  console.error(`  when nobody buys, ${rate.toFixed(1)} confirmations with their papers go out a second`);
}

function line(name: string, alone: LoadResult, beside: LoadResult): string {
  const show = (r: LoadResult) =>
    `${String(r.holdsPerSecond).padStart(6)} holds/s p50 ${r.p50Ms} p97.5 ${r.p97Ms} p99 ${r.p99Ms} ms, errors ${r.errors}`;
  return `  ${name.padEnd(9)} alone ${show(alone)}\n           beside ${show(beside)}  ${((100 * beside.holdsPerSecond) / alone.holdsPerSecond).toFixed(1)} %`;
}

await main();
