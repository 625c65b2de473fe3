import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/env";
import { AppError, isAppError } from "@/lib/errors";
import { once } from "@/lib/platform/once";

/** The Stripe client; with STRIPE_API_BASE it talks to another server that speaks Stripe's API. */
export function stripe(): Stripe {
  return once("stripe", () => {
    const base = env().STRIPE_API_BASE ? new URL(env().STRIPE_API_BASE ?? "") : null;
    return new Stripe(env().STRIPE_SECRET_KEY, {
      maxNetworkRetries: 1,
      timeout: 10_000,
      telemetry: false,
      appInfo: { name: "Evently" },
      ...(base
        ? {
            host: base.hostname,
            port: base.port || (base.protocol === "https:" ? "443" : "80"),
            protocol: base.protocol === "https:" ? "https" : "http",
          }
        : {}),
    });
  });
}

/** True for an answer that says the thing is in another state than the call needs. */
export function isStateConflict(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Stripe.errors.StripeInvalidRequestError;
}

/** Turns a provider that is down, slow or refusing our key into the 503 that callers may retry. */
export function asProviderUnavailable(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError) || isStateConflict(error)) return error;
  return new AppError(
    "payment_provider_unavailable",
    "The payment service does not answer. Nothing was charged and your seats are still held; try again.",
    { retryAfterSeconds: 5, cause: error },
  );
}

/** True when the provider did not answer, or not to us: what comes next would fare no better. A card's refusal is an answer. */
export function isOutage(error: unknown): boolean {
  const unavailable = isAppError(error) && error.code === "payment_provider_unavailable";
  return unavailable && !(error.cause instanceof Stripe.errors.StripeCardError);
}
