import "server-only";
import { env } from "@/lib/env";
import { query } from "@/lib/platform/db";
import { stripe } from "@/lib/platform/payments";

export type DependencyState = "ok" | "down" | "in-process";

/** Each dependency's state. Ready means that tickets can be sold: the database answers. */
export async function checkReadiness(): Promise<{ ready: boolean; dependencies: Record<string, DependencyState> }> {
  const [database, payments] = await Promise.all([
    answers(() => query("SELECT 1")),
    answers(() => stripe().checkout.sessions.retrieve("cs_readiness_check")),
  ]);
  return {
    ready: database === "ok",
    dependencies: { database, payments, cache: env().UPSTASH_REDIS_REST_URL ? "ok" : "in-process" },
  };
}

async function answers(ask: () => Promise<unknown>): Promise<DependencyState> {
  try {
    await ask();
    return "ok";
  } catch (error) {
    // "no such session" is an answer too
    return (error as { statusCode?: number }).statusCode === 404 ? "ok" : "down";
  }
}
