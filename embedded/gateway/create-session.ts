import type Stripe from "stripe";
import { ApiError } from "./api-error";
import type { Work } from "./context";
import { newId } from "./identifiers";
import { newLineItem, totalOf } from "./line-items";
import { newSessionObject } from "./session-object";
import type { SessionParameters } from "./session-parameters";
import { insertSession } from "./store";

const maximumTotal = 99_999_999;

/**
 * Opens a checkout session.
 * @param pages address under which the payment pages live, without the session's id
 * @throws ApiError (400) for mixed currencies and totals that cannot be paid
 */
export async function createSession(
  work: Work,
  parameters: SessionParameters,
  pages: string,
): Promise<Stripe.Checkout.Session> {
  const currencies = new Set(parameters.line_items.map((item) => item.price_data.currency));
  if (currencies.size > 1) {
    throw new ApiError("All line items must have the same currency.", { param: "line_items" });
  }
  const lineItems = parameters.line_items.map((item) =>
    newLineItem({
      name: item.price_data.product_data.name,
      description: item.price_data.product_data.description ?? null,
      unitAmount: item.price_data.unit_amount,
      quantity: item.quantity,
    }),
  );
  const total = totalOf(lineItems);
  if (total < 1) throw new ApiError("The total is too small to be paid by card.", { code: "amount_too_small" });
  if (total > maximumTotal) throw new ApiError("The total is too large.", { code: "amount_too_large" });
  const id = newId("session");
  const session = newSessionObject({ id, url: `${pages}${id}` }, parameters, lineItems, work.now);
  const data = parameters.payment_intent_data;
  await insertSession(work.client, {
    object: session,
    lineItems,
    intentData: {
      captureMethod: data?.capture_method ?? "automatic_async",
      description: data?.description ?? null,
      metadata: data?.metadata ?? {},
    },
  });
  return session;
}
