import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillWithEvents } from "@/bench/search-data";
import { type Measured, measureSearch } from "@/bench/search-load";
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
    await fillWithEvents(pool(), events);
    print(await measureSearch());
  } finally {
    await pool().end();
    await database.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function print(measured: Measured[]): void {
  const cell = (value: string | number) => String(value).padStart(9);
  console.error(`\n${"".padEnd(44)}${["p50 ms", "p95 ms", "p99 ms", "calls"].map(cell).join("")}`);
  for (const { name, p50, p95, p99, calls } of measured) {
    console.error(`  ${name.padEnd(42)}${[p50, p95, p99].map((ms) => cell(ms.toFixed(1))).join("")}${cell(calls)}`);
  }
}

await main();
// the schema engine leaves a timer behind that would keep the process for ten seconds
process.exit();
