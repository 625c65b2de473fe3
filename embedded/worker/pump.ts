import { type Call, claim } from "./claim";
import { completeLane } from "./complete-simply";
import type { Context } from "./context";
import { endLate } from "./end-late";
import { runCall } from "./run-call";
import { runSchedules } from "./run-schedules";

const lookEveryMs = 500;
/** Looks after which it also looks for calls that it should know of and does not. */
const lookForForgottenEvery = 60;
/** Calls shorter than this are claimed ahead, so that a claim serves many. */
const shortMs = 200;
const mostAhead = 28;

export interface Pump {
  start(): void;
  /** Says that jobs of these functions may be due. */
  wake(functionIds: string[]): void;
  /** Begins no further call, and waits for those in flight, so many milliseconds at most. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Moves due jobs into calls: functions take turns, each the oldest first, so many calls at once. It is woken by what
 * happens in this process, and looks twice a second for what other processes and the clock made due.
 */
export function createPump(context: Context, slots: number): Pump {
  /** Functions that may have due jobs; a set keeps the order in which they were added, and who had a turn goes last. */
  const ready = new Set<string>();
  const claimed: Call[] = [];
  const flying = new Map<string, Promise<void>>();
  const pace = new Map<string, number>();
  const complete = completeLane(context.pool);
  let looks = 0;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let looking: Promise<void> | undefined;
  let stopped = true;

  function wake(functionIds: string[]): void {
    for (const id of functionIds) if (context.registry.get(id)) ready.add(id);
    begin();
  }

  function begin(): void {
    working ??= work().finally(() => {
      working = undefined;
    });
  }

  async function work(): Promise<void> {
    try {
      fly();
      while (!stopped && flying.size < slots && ready.size > 0) {
        await claimNext();
        fly();
      }
    } catch (error) {
      context.log("warn", "Background work could not be fetched", { error: String(error) });
    }
  }

  async function claimNext(): Promise<void> {
    const [id = ""] = ready;
    ready.delete(id);
    const fn = context.registry.get(id);
    if (!fn) return;
    const most = slots - flying.size + ((pace.get(id) ?? shortMs) < shortMs ? mostAhead : 0);
    const { calls, taken, woken } = await claim(context, fn, most);
    claimed.push(...calls);
    for (const other of woken) ready.add(other);
    if (taken > 0) ready.add(id);
  }

  function fly(): void {
    while (!stopped && flying.size < slots) {
      const call = claimed.shift();
      if (!call) return;
      const flight = make(call).then(() => {
        flying.delete(call.id);
        const id = call.fn.id;
        // its end may leave room that the function's own limit kept
        if (call.fn.callLimit !== Number.POSITIVE_INFINITY) ready.add(id);
        begin();
      });
      flying.set(call.id, flight);
    }
  }

  async function make(call: Call): Promise<void> {
    await context.giveWay();
    // whoever comes next finds it as the call of a worker that is gone
    if (stopped) return;
    const began = performance.now();
    await runCall(context, call, complete, () => stopped);
    pace.set(call.fn.id, 0.9 * (pace.get(call.fn.id) ?? shortMs) + 0.1 * (performance.now() - began));
  }

  async function look(): Promise<void> {
    try {
      await context.lease.keep();
      const forgotten = ++looks % lookForForgottenEvery === 0;
      const due = await context.queue.due(context.registry.all().map((fn) => fn.id));
      const found = [
        ...(await context.lease.recover()),
        ...(forgotten
          ? await context.lease.recoverForgotten([...claimed.map((call) => call.id), ...flying.keys()])
          : []),
        ...(await runSchedules(context)),
        ...(due.limits ? await endLate(context) : []),
        ...due.functionIds,
      ];
      if (found.length > 0) wake(found);
    } catch (error) {
      context.log("warn", "Background work could not be looked for", { error: String(error) });
    }
  }

  function beginLook(): void {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }

  return {
    start: () => {
      stopped = false;
      timer = setInterval(beginLook, lookEveryMs);
      beginLook();
    },
    wake,
    stop: async (graceMs) => {
      stopped = true;
      clearInterval(timer);
      await Promise.all([working, looking]);
      claimed.length = 0;
      let giveUp: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        giveUp = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.allSettled([...flying.values()]), grace]);
      clearTimeout(giveUp);
    },
  };
}
