import "server-only";
import type Stripe from "stripe";
import { asProviderUnavailable, stripe } from "@/lib/platform/payments";

/** The charge of a payment as the provider knows it now; null when there is none. @throws AppError payment_provider_unavailable */
export async function readCharge(intentId: string): Promise<Stripe.Charge | null> {
  try {
    const { latest_charge } = await stripe().paymentIntents.retrieve(intentId, { expand: ["latest_charge"] });
    return typeof latest_charge === "object" ? latest_charge : null;
  } catch (error) {
    throw asProviderUnavailable(error);
  }
}
