import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { type Frames, type MapRun, runMap } from "@/bench/map-run";

// npm run bench:map: how fast a phone opens, pans and zooms the seat map of a running installation, at full speed and
// with a processor four times slower. Without a GPU all raster is counted: the painter line is its share, in a worker.

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:3000" },
    event: { type: "string" },
    rounds: { type: "string", default: "2" },
    json: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const slug = values.event ?? (await largestHall(values.url));
  const { findBrowser } = await import("./browser.mjs");
  const browser = await chromium.launch({
    executablePath: (await findBrowser()) ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  try {
    const runs: MapRun[] = [];
    for (const slowdown of [1, 4]) {
      for (let round = 0; round < Number(values.rounds); round++) {
        runs.push(await runMap(browser, `${values.url}/events/${slug}/seats`, slowdown));
      }
    }
    process.stdout.write(values.json ? `${JSON.stringify(runs)}\n` : table(slug, runs));
  } finally {
    await browser.close();
  }
}

/** Without a wish, the event with the most seats: there it shows. */
async function largestHall(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/events?limit=100&sort=startsAt`);
  const { data } = (await answer.json()) as { data: { slug: string; capacity: number }[] };
  const [largest] = data.sort((a, b) => b.capacity - a.capacity);
  if (!largest) throw new Error("There is no event to look at.");
  return largest.slug;
}

function table(slug: string, runs: MapRun[]): string {
  const frames = ({ count, p50, p95, max }: Frames) =>
    `${String(count).padStart(4)} ×  p50 ${p50.toFixed(1).padStart(5)}  p95 ${p95.toFixed(1).padStart(5)}  max ${max.toFixed(1).padStart(5)} ms`;
  const lines = runs.flatMap((run) => [
    `${run.slowdown}× slower processor`,
    `  first paint  ${Math.round(run.firstPaint)} ms`,
    `  bytes        script ${kilo(run.scriptBytes)}, layout ${kilo(run.layoutBytes)}, availability ${kilo(run.availabilityBytes)}`,
    `  pan          ${frames(run.pan)}`,
    `  zoom         ${frames(run.zoom)}`,
    `  page         ${run.pageTime.toFixed(1)} ms of its thread a frame`,
    `  painter      ${frames(run.painting)}`,
    "",
  ]);
  return [`${slug}, 390 × 844, no GPU`, "", ...lines].join("\n");
}

function kilo(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

await main();
