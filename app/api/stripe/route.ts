import { handlePaymentEvent } from "@/lib/bookings/handle-payment-event";
import { problemResponse } from "@/lib/http/problem";
import { readText } from "@/lib/http/read-body";
import { readWebhook } from "@/lib/payments/webhook";

const MAX_BYTES = 512 * 1024;

/** Webhooks of the payment provider. Anything but 2xx makes it send again later. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readText(request, MAX_BYTES, ["application/json"]);
    await handlePaymentEvent(await readWebhook(body, request.headers.get("stripe-signature")));
    return Response.json({ received: true });
  } catch (error) {
    return problemResponse(error);
  }
}
