import type pg from "pg";
import type { Gateway } from "./gateway/gateway";

interface DemoPayment {
  id: string;
  bookingId: string;
  amount: number;
  currency: string;
}

/**
 * Pays the demo attendee's bookings at the local gateway, so that they can be cancelled and refunded
 * like any other. The rest of the demo's sales are history that only the database knows.
 */
export async function payDemoBookings(
  gateway: Gateway,
  pool: pg.Pool,
  options: { secretKey: string; origin: string },
): Promise<void> {
  const { rows } = await pool.query<DemoPayment>(
    `SELECT p.id, p.booking_id AS "bookingId", p.amount, trim(p.currency) AS currency
     FROM payments p JOIN bookings b ON b.id = p.booking_id JOIN users u ON u.id = b.user_id
     WHERE u.email = 'attendee@evently.test' AND p.status = 'captured' AND b.status = 'confirmed'`,
  );
  for (const payment of rows) {
    const call = async (path: string, form: Record<string, string>) => {
      const response = await gateway.handle(
        new Request(`${options.origin}${path}`, {
          method: "POST",
          body: new URLSearchParams(form),
          headers: path.startsWith("/v1/") ? { authorization: `Bearer ${options.secretKey}` } : {},
        }),
      );
      if (response.status >= 400) throw new Error(`The demo's payment failed: ${await response.text()}`);
      return response;
    };
    const session = (await (await call("/v1/checkout/sessions", sessionForm(payment, options.origin))).json()) as {
      id: string;
      url: string;
    };
    await call(new URL(session.url).pathname, { card: "4242424242424242" });
    const paid = await gateway.handle(
      new Request(`${options.origin}/v1/checkout/sessions/${session.id}`, {
        headers: { authorization: `Bearer ${options.secretKey}` },
      }),
    );
    const { payment_intent: intentId } = (await paid.json()) as { payment_intent: string };
    await call(`/v1/payment_intents/${intentId}/capture`, {});
    await pool.query("UPDATE payments SET session_id = $2, intent_id = $3 WHERE id = $1", [
      payment.id,
      session.id,
      intentId,
    ]);
  }
}

function sessionForm(payment: DemoPayment, origin: string): Record<string, string> {
  return {
    mode: "payment",
    success_url: `${origin}/bookings/${payment.bookingId}`,
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": payment.currency.toLowerCase(),
    "line_items[0][price_data][unit_amount]": String(payment.amount),
    "line_items[0][price_data][product_data][name]": "Tickets",
    "payment_intent_data[capture_method]": "manual",
  };
}
