import "server-only";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { draw } from "./draw";
import { loadFonts } from "./fonts";
import type { PrintOrder } from "./print-order";

/** A little behind those who buy; far behind, and paper would never come while they do. */
const NICENESS = 5;

// on Linux this is the priority of the thread alone; elsewhere it would be the whole process's
if (process.platform === "linux") setPriority(NICENESS);

await loadFonts();

parentPort?.on("message", async (order: PrintOrder) => {
  try {
    const file = await draw(order);
    parentPort?.postMessage({ file });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

parentPort?.postMessage({ ready: true });
