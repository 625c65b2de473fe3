import "server-only";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import { errorFields, log } from "@/lib/platform/log";
import { once } from "@/lib/platform/once";
import type { PrintOrder } from "./print-order";

/** Pages that may wait; one takes a twentieth of a second or less, so the last of them waits for ten seconds. */
const MOST_PAGES = 200;
/** Of one requester's, so that nobody can keep all others from theirs: orders, and pages of more than one order. */
const MOST_ORDERS_EACH = 2;
const MOST_PAGES_EACH = 100;
/** Nothing that we draw takes so long, however busy the machine; what does is given up, and the thread with it. */
const LONGEST_MS = 60_000;

/** Who wants a document: orders are counted by `requester`, and dropped when `signal` says that nobody waits any more. */
export interface Asker {
  requester: string;
  signal?: AbortSignal | undefined;
}

interface Job {
  order: PrintOrder;
  pages: number;
  requester: string;
  done: (file: Uint8Array) => void;
  failed: (error: unknown) => void;
}

interface Press {
  /** Bundled worker.ts; without it the drawing happens in this thread. */
  worker: URL | null;
  thread: Worker | null;
  /** In the order in which they came; without the one that is being drawn. */
  waiting: Job[];
  drawing: boolean;
}

const press = () => once<Press>("documents.press", () => ({ worker: null, thread: null, waiting: [], drawing: false }));

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
export async function print(order: PrintOrder, { requester, signal }: Asker): Promise<Uint8Array<ArrayBuffer>> {
  const state = press();
  const pages = order.kind === "tickets" ? order.papers.length : 1;
  refuseTooMany(state.waiting, pages, requester);
  const file = await new Promise<Uint8Array>((done, failed) => {
    const job: Job = { order, pages, requester, done, failed };
    const drop = () => {
      const at = state.waiting.indexOf(job);
      if (at < 0) return;
      state.waiting.splice(at, 1);
      failed(new AppError("too_busy", "Nobody waits for this document any more."));
    };
    state.waiting.push(job);
    signal?.addEventListener("abort", drop, { once: true });
    if (signal?.aborted) drop();
    void work(state);
  });
  return new Uint8Array(file);
}

/** @throws AppError too_busy */
function refuseTooMany(waiting: Job[], pages: number, requester: string): void {
  const sum = (jobs: Job[]) => jobs.reduce((total, job) => total + job.pages, pages);
  const own = waiting.filter((job) => job.requester === requester);
  if (own.length >= MOST_ORDERS_EACH || (own.length > 0 && sum(own) > MOST_PAGES_EACH)) {
    throw new AppError("too_busy", "Other documents of yours are still being made. Try again shortly.", {
      retryAfterSeconds: 5,
    });
  }
  // an order that is longer than all that may wait is taken when nothing does
  if (waiting.length > 0 && sum(waiting) > MOST_PAGES) {
    throw new AppError("too_busy", "Many documents are being made at once. Try again shortly.", {
      retryAfterSeconds: 5,
    });
  }
}

async function work(state: Press): Promise<void> {
  if (state.drawing) return;
  state.drawing = true;
  for (let job = state.waiting.shift(); job; job = state.waiting.shift()) {
    const { order, done, failed } = job;
    await (state.worker ? drawInThread(state, state.worker, order) : drawHere(order)).then(done, failed);
  }
  state.drawing = false;
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
