import { ApiError } from "./api-error";

/** The answer when something broke on this side, in the form that the caller reads. */
export function internalError(isApi: boolean): Response {
  const message = "The payment gateway could not answer. Nothing is known to have changed; try again.";
  if (!isApi) {
    return new Response(message, { status: 500, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  const { body } = new ApiError(message, { type: "api_error" });
  return Response.json(body, { status: 500, headers: { "stripe-should-retry": "true" } });
}
