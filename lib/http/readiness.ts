import "server-only";
import { env } from "@/lib/env";
import { backgroundState } from "@/lib/platform/background";
import { query } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";
import { stripe } from "@/lib/platform/payments";

export type DependencyState = "ok" | "down" | "in-process" | "inngest";

/** The provider counts our calls, so anybody's asking must not become a call of ours each time. */
const PROVIDER_ANSWER_MS = 10_000;
const provider = () =>
  once("readiness.provider", () => ({
    asked: Number.NEGATIVE_INFINITY,
    answer: Promise.resolve<DependencyState>("down"),
  }));

function paymentsState(): Promise<DependencyState> {
  const known = provider();
  if (performance.now() - known.asked > PROVIDER_ANSWER_MS) {
    known.asked = performance.now();
    known.answer = answers(() => stripe().checkout.sessions.retrieve("cs_readiness_check"));
  }
  return known.answer;
}

/** Each dependency's state. Ready means that tickets can be sold: the database answers. */
export async function checkReadiness(): Promise<{ ready: boolean; dependencies: Record<string, DependencyState> }> {
  const [database, payments, background] = await Promise.all([
    answers(() => query("SELECT 1")),
    paymentsState(),
    backgroundState(),
  ]);
  return {
    ready: database === "ok",
    dependencies: { database, payments, background, cache: env().UPSTASH_REDIS_REST_URL ? "ok" : "in-process" },
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
