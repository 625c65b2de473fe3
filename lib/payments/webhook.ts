import "server-only";
import type Stripe from "stripe";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { databaseNow } from "@/lib/platform/clock";
import { query } from "@/lib/platform/db";
import { stripe } from "@/lib/platform/payments";

/** A signature is believed for so long; by the database's clock, since this machine's may be wrong. */
const TOLERANCE_SECONDS = 300;
/** For the provider's library, whose own look at the clock is not asked for. */
const ANY_AGE = Number.MAX_SAFE_INTEGER;

/**
 * The event of a webhook whose signature is right and at most five minutes old.
 * @throws AppError invalid_signature
 */
export async function readWebhook(body: string, signature: string | null): Promise<Stripe.Event> {
  const verify = (tolerance: number, now?: Date) => {
    try {
      const { webhooks } = stripe();
      const secret = env().STRIPE_WEBHOOK_SECRET;
      return webhooks.constructEvent(body, signature ?? "", secret, tolerance, undefined, now?.getTime());
    } catch (cause) {
      throw new AppError("invalid_signature", "The webhook's signature is missing, wrong or too old.", { cause });
    }
  };
  // the database is asked for the time only by who knows the secret
  verify(ANY_AGE);
  return verify(TOLERANCE_SECONDS, await databaseNow());
}

/** Runs `work` unless this event was settled before; a failure leaves it to the provider's next try. */
export async function settleOnce(event: Stripe.Event, work: () => Promise<void>): Promise<void> {
  const [known] = await query<{ settled: boolean }>(
    `INSERT INTO payment_events (id, type) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET type = excluded.type RETURNING settled_at IS NOT NULL AS settled`,
    [event.id, event.type],
  );
  if (known?.settled) return;
  await work();
  await query("UPDATE payment_events SET settled_at = now() WHERE id = $1", [event.id]);
}
