import type Stripe from "stripe";

interface Details {
  status?: number;
  type?: "invalid_request_error" | "idempotency_error" | "api_error";
  code?: string;
  param?: string;
  paymentIntent?: Stripe.PaymentIntent;
}

/** A refusal in the API's error shape. Thrown by the work, answered by the API. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(message: string, details: Details = {}) {
    super(message);
    this.name = "ApiError";
    this.status = details.status ?? 400;
    this.body = {
      error: {
        ...(details.code ? { code: details.code } : {}),
        message,
        ...(details.param ? { param: details.param } : {}),
        ...(details.paymentIntent ? { payment_intent: details.paymentIntent } : {}),
        type: details.type ?? "invalid_request_error",
      },
    };
  }
}

export function noSuch(object: string, id: string, param: string): ApiError {
  return new ApiError(`No such ${object}: '${id}'`, { status: 404, code: "resource_missing", param });
}

export function unexpectedState(intent: Stripe.PaymentIntent, reason: string): ApiError {
  return new ApiError(`This PaymentIntent (${intent.id}) is ${intent.status}: ${reason}`, {
    code: "payment_intent_unexpected_state",
    paymentIntent: intent,
  });
}
