import type { Context } from "./context";
import { type DeliveryOptions, deliverDueEvents } from "./deliveries";
import { forgetOldMails } from "./housekeeping";

const lookEveryMilliseconds = 2000;
const tidyEveryMilliseconds = 3600_000;

export interface DeliveryLoop {
  start(): void;
  stop(): Promise<void>;
  /** Looks at once, if the loop runs. */
  wake(): void;
}

/** Delivers webhooks when they are due, and tidies up once an hour. Its timers keep no process alive. */
export function createDeliveryLoop(context: Context, options: DeliveryOptions): DeliveryLoop {
  let started = false;
  let timer: NodeJS.Timeout | undefined;
  let stopping = new AbortController();
  let current: Promise<void> | undefined;
  let again = false;
  let tidyAt = 0;
  let failing = false;

  async function look(): Promise<void> {
    do {
      again = false;
      await deliverDueEvents(context, options, stopping.signal);
    } while (again && !stopping.signal.aborted);
    if (context.now() >= tidyAt) {
      tidyAt = context.now() + tidyEveryMilliseconds;
      await forgetOldMails(context);
    }
  }

  function run(): void {
    if (!started) return;
    clearTimeout(timer);
    if (current) {
      again = true;
      return;
    }
    current = look()
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        // said once, not every time while the database is away
        if (!failing) options.log("Mail webhooks cannot be looked at", { error: String(error) });
        failing = true;
      })
      .finally(() => {
        current = undefined;
        if (started) timer = setTimeout(run, lookEveryMilliseconds).unref();
      });
  }

  return {
    wake: run,
    start: () => {
      if (started) return;
      started = true;
      stopping = new AbortController();
      run();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      stopping.abort();
      await current;
    },
  };
}
