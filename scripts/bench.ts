import { type LoadResult, loadHolds } from "@/bench/hold-load";
import { withDataFolder, withInstallation } from "@/bench/installation";
import { brokenInvariants } from "@/prisma/factories/invariants";
import { insertSmallEvent } from "@/prisma/factories/small-event";

// npm run bench: holds a second for one hot event, through server.ts and through Next's pipeline

const seconds = process.argv.includes("--short") ? 4 : 10;
const CONNECTIONS = 64;
const SEATS = 180_000;

async function main(): Promise<void> {
  await withDataFolder(async (data) => {
    const results: [string, LoadResult][] = [];
    for (const [name, hot] of [
      ["server.ts", "on"],
      ["Next's pipeline", "off"],
    ] as const) {
      results.push([name, await measure(data, hot)]);
    }
    print(results);
  });
}

function measure(data: string, hot: "on" | "off"): Promise<LoadResult> {
  return withInstallation(data, { HOT_ROUTES: hot }, async ({ url, pool }) => {
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
    return result;
  });
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

await main();
