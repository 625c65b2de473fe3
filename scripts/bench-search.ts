import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { fillWithEvents } from "@/bench/search-data";
import { measureSearch } from "@/bench/search-load";
import { completeEnvironment } from "@/embedded/environment";
import { pool } from "@/lib/platform/db";
import { applyMigrations } from "@/lib/platform/migrations";

// npm run bench:search [-- EVENTS]: how long searches, filters and suggestions take over 100,000 made-up events, in a
// database that is thrown away

const events = Number(process.argv[2] ?? 100_000);

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "evently-bench-"));
  // as root the database runs under another account, which has to get in
  chmodSync(data, 0o755);
  process.env.EVENTLY_DATA_DIR = data;
  delete process.env.DATABASE_URL;
  const { database } = await completeEnvironment();
  try {
    await applyMigrations(database.url);
    console.error(`Making ${events.toLocaleString("en")} events …`);
    const filling = new pg.Pool({ connectionString: database.url });
    await fillWithEvents(filling, events);
    await filling.end();
    print(["p50 ms", "p95 ms", "p99 ms", "calls"], "");
    await measureSearch(({ name, p50, p95, p99, calls }) =>
      print([...[p50, p95, p99].map((ms) => ms.toFixed(1)), calls], name),
    );
  } finally {
    await closeConnections();
    await database.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** pool.end() does not wait until the server has let go. */
async function closeConnections(): Promise<void> {
  let open = pool().totalCount;
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool().on("remove", () => {
      if (--open === 0) resolve();
    });
  });
  await pool().end();
  await closed;
}

function print(cells: (string | number)[], name: string): void {
  console.error(`  ${name.padEnd(42)}${cells.map((cell) => String(cell).padStart(9)).join("")}`);
}

await main();
// the schema engine leaves a timer behind that would keep the process for ten seconds
process.exit();
