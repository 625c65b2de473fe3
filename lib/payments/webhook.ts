import "server-only";
import type Stripe from "stripe";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { query } from "@/lib/platform/db";
import { stripe } from "@/lib/platform/payments";

/**
 * The event of a webhook whose signature is right and at most five minutes old.
 * @throws AppError invalid_signature
 */
export function readWebhook(body: string, signature: string | null): Stripe.Event {
  try {
    return stripe().webhooks.constructEvent(body, signature ?? "", env().STRIPE_WEBHOOK_SECRET);
  } catch (error) {
    throw new AppError("invalid_signature", "The webhook's signature is missing, wrong or too old.", { cause: error });
  }
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
