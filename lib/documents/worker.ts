import "server-only";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { draw } from "./draw";
import type { PrintOrder } from "./print-order";

// on Linux this is the priority of the thread alone; elsewhere it would be the whole process's
if (process.platform === "linux") setPriority(10);

parentPort?.on("message", async (order: PrintOrder) => {
  try {
    const file = await draw(order);
    parentPort?.postMessage({ file });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
