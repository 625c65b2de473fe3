import "server-only";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import { errorFields, log } from "@/lib/platform/log";
import { once } from "@/lib/platform/once";
import type { PrintOrder } from "./print-order";

/** Orders that may wait; a page takes a twentieth of a second or less, so the last of them waits for a few seconds. */
const MOST_WAITING = 60;
/** Nothing that we draw takes so long, however busy the machine; what does is given up, and the thread with it. */
const LONGEST_MS = 60_000;

interface Press {
  /** Bundled worker.ts; without it the drawing happens in this thread. */
  worker: URL | null;
  thread: Worker | null;
  waiting: number;
  /** Ends when the order before it is done. */
  last: Promise<unknown>;
}

const press = () =>
  once<Press>("documents.press", () => ({ worker: null, thread: null, waiting: 0, last: Promise.resolve() }));

/** Lets a thread of its own do the drawing, so that it never keeps a buyer waiting. server.ts knows where it is. */
export function printInThread(worker: URL): void {
  press().worker = worker;
}

export async function stopPress(): Promise<void> {
  await press().thread?.terminate();
}

/**
 * Makes a PDF. One at a time in a process, in the order in which they came.
 * @throws AppError too_busy
 */
export async function print(order: PrintOrder): Promise<Uint8Array<ArrayBuffer>> {
  const state = press();
  if (state.waiting >= MOST_WAITING) {
    throw new AppError("too_busy", "Many documents are being made at once. Try again shortly.", {
      retryAfterSeconds: 5,
    });
  }
  state.waiting++;
  const made = state.last.then(() => (state.worker ? drawInThread(state, state.worker, order) : drawHere(order)));
  state.last = made.catch(() => {});
  try {
    return new Uint8Array(await made);
  } finally {
    state.waiting--;
  }
}

async function drawHere(order: PrintOrder): Promise<Uint8Array> {
  const { draw } = await import("./draw");
  return draw(order);
}

async function drawInThread(state: Press, file: URL, order: PrintOrder): Promise<Uint8Array> {
  state.thread ??= await startThread(file);
  const { thread } = state;
  try {
    const answer = await hear(thread, () => thread.postMessage(order));
    if ("file" in answer) return answer.file;
    throw new Error("error" in answer ? answer.error : "The thread that draws documents is confused");
  } catch (error) {
    state.thread = null;
    await thread.terminate();
    throw error;
  }
}

/** Ready once it has read its code and the fonts: a second or two, much longer on a machine that is busy. */
async function startThread(file: URL): Promise<Worker> {
  const thread = new Worker(file, { name: "documents" });
  thread.unref();
  thread.on("error", (error) => log.error("The thread that draws documents failed", errorFields(error)));
  try {
    await hear(thread, () => {});
    return thread;
  } catch (error) {
    await thread.terminate();
    throw error;
  }
}

type Answer = { ready: true } | { file: Uint8Array } | { error: string };

/** The next thing that the thread says. @throws Error when it fails, ends or stays silent */
function hear(thread: Worker, ask: () => void): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error("A document took too long")), LONGEST_MS);
    const done = () => {
      clearTimeout(timer);
      thread.off("message", succeed).off("error", fail).off("exit", end);
    };
    const succeed = (answer: Answer) => {
      done();
      resolve(answer);
    };
    const fail = (error: Error) => {
      done();
      reject(error);
    };
    const end = () => fail(new Error("The thread that draws documents ended"));
    thread.on("message", succeed).on("error", fail).on("exit", end);
    ask();
  });
}
