import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type LoadResult, loadHolds } from "@/bench/hold-load";
import { findPostgres } from "@/embedded/postgres";
import { brokenInvariants } from "@/prisma/factories/invariants";
import { insertSmallEvent } from "@/prisma/factories/small-event";

// npm run bench: holds a second for one hot event, through server.ts and through Next's pipeline

const seconds = process.argv.includes("--short") ? 4 : 10;
const CONNECTIONS = 64;
const SEATS = 180_000;

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "evently-bench-"));
  // as root the database runs under another account, which has to get in
  chmodSync(data, 0o755);
  try {
    const results: [string, LoadResult][] = [];
    for (const [name, hot] of [
      ["server.ts", "on"],
      ["Next's pipeline", "off"],
    ] as const) {
      results.push([name, await measure(data, hot)]);
    }
    print(results);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function measure(data: string, hot: "on" | "off"): Promise<LoadResult> {
  const port = await freePort();
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      EVENTLY_DATA_DIR: data,
      HOT_ROUTES: hot,
      LOG_LEVEL: "warn",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url);
    const pool = new pg.Pool({ connectionString: (await findPostgres(data)) ?? "" });
    const event = await insertSmallEvent(pool, {
      tiers: [
        { places: SEATS / 2, price: 0 },
        { places: SEATS / 2, price: 0 },
      ],
    });
    const load = { url, eventId: event.id, eventKey: event.key, connections: CONNECTIONS };
    const warm = await loadHolds({ ...load, firstSeat: 0, seconds: 2 });
    const result = await loadHolds({ ...load, firstSeat: warm.nextSeat, seconds });
    const broken = await brokenInvariants(pool);
    if (broken.length > 0) throw new Error(`Invariants broken: ${broken.join("; ")}`);
    await pool.end();
    return result;
  } finally {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  }
}

function print(results: [string, LoadResult][]): void {
  const base = results.at(-1)?.[1].holdsPerSecond ?? 1;
  console.error(
    `\nHolds of one hot event, ${CONNECTIONS} connections, ${seconds} s, server, database and load on one machine:`,
  );
  for (const [name, r] of results) {
    const ratio = (r.holdsPerSecond / base).toFixed(1);
    console.error(
      `  ${name.padEnd(16)} ${String(r.holdsPerSecond).padStart(7)} holds/s  ${ratio} ×   p50 ${r.p50Ms} ms  p97.5 ${r.p97Ms} ms  p99 ${r.p99Ms} ms  refused ${r.refused}  errors ${r.errors}`,
    );
  }
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

await main();
