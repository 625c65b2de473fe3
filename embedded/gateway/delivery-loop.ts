import type { Context } from "./context";
import { type DeliveryOptions, deliverDueEvents } from "./deliveries";
import { expireOverdueSessions } from "./expire-session";
import { forgetOldRecords } from "./housekeeping";

const lookEveryMilliseconds = 1000;
const tidyEveryMilliseconds = 3600_000;

export interface DeliveryLoop {
  start(): void;
  stop(): Promise<void>;
  /** Looks at once, if the loop runs. */
  wake(): void;
  /** Looks now, loop or no loop. */
  deliverPending(): Promise<void>;
}

/** Looks for overdue sessions and due events every second, and at once after each change. */
export function createDeliveryLoop(
  context: Context,
  ready: () => Promise<void>,
  options: DeliveryOptions,
): DeliveryLoop {
  let started = false;
  let timer: NodeJS.Timeout | undefined;
  let stopping = new AbortController();
  let current: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let ticking: Promise<void> | undefined;
  let tidyAt = context.now();
  let failing = false;

  async function look(): Promise<void> {
    await ready();
    await expireOverdueSessions(context);
    await deliverDueEvents(context, options, stopping.signal);
  }

  function deliverPending(): Promise<void> {
    if (!current) {
      current = look().finally(() => {
        current = undefined;
      });
      return current;
    }
    // who calls during a look shares the one after it, which sees all that was committed before
    following ??= current
      .catch(() => {})
      .then(() => {
        following = undefined;
        return deliverPending();
      });
    return following;
  }

  async function lookQuietly(): Promise<void> {
    try {
      await deliverPending();
      failing = false;
    } catch (error) {
      // said once, not every second while the database is away
      if (!failing) options.log("Payment webhooks cannot be looked at", { error: String(error) });
      failing = true;
    }
  }

  async function tick(): Promise<void> {
    await lookQuietly();
    if (!failing && context.now() >= tidyAt) {
      tidyAt = context.now() + tidyEveryMilliseconds;
      await forgetOldRecords(context).catch((error) =>
        options.log("Old payment records stay for now", { error: String(error) }),
      );
    }
    if (started) timer = setTimeout(beat, lookEveryMilliseconds).unref();
  }

  function beat(): void {
    ticking = tick();
  }

  return {
    deliverPending,
    wake: () => {
      if (started) void lookQuietly();
    },
    start: () => {
      if (started) return;
      started = true;
      stopping = new AbortController();
      beat();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      stopping.abort();
      await Promise.allSettled([current, following, ticking]);
    },
  };
}
