import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { env } from "@/lib/env";
import { query } from "@/lib/platform/db";
import { errorFields, log } from "@/lib/platform/log";
import { once } from "@/lib/platform/once";

const CHANNEL = "evently_changes";

/** Tells this process's own notices from those of others. */
const self = () => once("changes.self", () => randomUUID());

type Listener = (tags: string[]) => void;
const listeners = () => once("changes.listeners", () => new Set<Listener>());

/** Called with the tags of every change, whichever instance or command made it. */
export function onChange(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}

/**
 * Says that what carries these tags (`events`, `event:evt_…`, `session:ses_…`) is different now:
 * to this process at once, to the others through the database.
 */
export async function announceChange(tags: string[]): Promise<void> {
  tell(tags);
  await query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify({ from: self(), tags })]);
}

function tell(tags: string[]): void {
  for (const listener of listeners()) listener(tags);
}

/** Listens for the changes of other processes until `stop` is called; reconnects by itself. */
export function listenForChanges(): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async () => {
    const made = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "evently changes" });
    client = made;
    made.on("notification", (message) => {
      const { from, tags } = JSON.parse(message.payload ?? "{}") as { from?: string; tags?: string[] };
      if (from !== self() && tags) tell(tags);
    });
    made.on("error", again);
    try {
      await made.connect();
      await made.query(`LISTEN ${CHANNEL}`);
      // what was said while nobody listened is unknown: everything may be different
      tell(["*"]);
    } catch (error) {
      again(error);
    }
  };
  const again = (error: unknown) => {
    if (stopped || retry) return;
    log.warn("Lost the connection that hears of changes", errorFields(error));
    client?.end().catch(() => {});
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, 1000);
    retry.unref();
  };
  void connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
