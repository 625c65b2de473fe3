import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { db, isUniqueViolation } from "@/lib/platform/db";
import type { Payment } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { asProviderUnavailable, isStateConflict, stripe } from "@/lib/platform/payments";

export interface PaymentOrder {
  bookingId: string;
  bookingNumber: string;
  bookedAt: Date;
  email: string;
  locale: string;
  currency: string;
  /** Minor units. */
  total: number;
  lines: { name: string; description: string; price: number; quantity: number }[];
}

/**
 * The hold's end closes a checkout by call; this is when it closes by itself. Counted from the booking,
 * since a repetition has to ask for the same, and long enough that the half hour which the provider
 * wants at least is left until the longest hold ends.
 */
const SESSION_SECONDS = 2 * 3600;

/**
 * Opens the hosted checkout of a booking, once: the provider's own idempotency and the unique session
 * make a repetition give the same one.
 * @throws AppError payment_provider_unavailable, conflict (the provider refuses the order as it is)
 */
export async function startPayment(order: PaymentOrder): Promise<Payment> {
  const existing = await db().payment.findFirst({
    where: { bookingId: order.bookingId },
    orderBy: { createdAt: "desc" },
  });
  if (existing) return existing;
  const page = `${env().APP_URL}/bookings/${order.bookingId}`;
  const session = await stripe()
    .checkout.sessions.create(
      {
        mode: "payment",
        locale: order.locale === "de" ? "de" : "en",
        customer_email: order.email,
        client_reference_id: order.bookingId,
        metadata: { bookingId: order.bookingId },
        line_items: order.lines.map((line) => ({
          quantity: line.quantity,
          price_data: {
            currency: order.currency.toLowerCase(),
            unit_amount: line.price,
            product_data: { name: line.name, ...(line.description ? { description: line.description } : {}) },
          },
        })),
        payment_intent_data: {
          capture_method: "manual",
          description: `Booking ${order.bookingNumber}`,
          metadata: { bookingId: order.bookingId },
        },
        success_url: `${page}?payment=done`,
        cancel_url: `${page}?payment=cancelled`,
        expires_at: Math.floor(order.bookedAt.getTime() / 1000) + SESSION_SECONDS,
      },
      { idempotencyKey: `checkout-${order.bookingId}` },
    )
    .catch((error: unknown) => {
      if (!isStateConflict(error)) throw asProviderUnavailable(error);
      // too little or too much for the provider, say: a repetition would not help
      const detail = "The payment service does not take this order. Nothing was charged.";
      throw new AppError("conflict", detail, { cause: error });
    });
  try {
    return await db().payment.create({
      data: {
        id: newId("payment"),
        bookingId: order.bookingId,
        sessionId: session.id,
        intentId: typeof session.payment_intent === "string" ? session.payment_intent : null,
        checkoutUrl: session.url ?? "",
        status: "open",
        amount: order.total,
        currency: order.currency,
      },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // the same request at the same time kept it already
    return db().payment.findUniqueOrThrow({ where: { sessionId: session.id } });
  }
}
