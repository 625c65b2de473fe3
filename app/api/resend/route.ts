import { problemResponse } from "@/lib/http/problem";
import { readText } from "@/lib/http/read-body";
import { handleMailEvent } from "@/lib/notifications/handle-mail-event";
import { readMailWebhook } from "@/lib/notifications/mail-webhook";

const MAX_BYTES = 64 * 1024;

/** Webhooks of the mail provider. Anything but 2xx makes it send again later. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readText(request, MAX_BYTES, ["application/json"]);
    await handleMailEvent(await readMailWebhook(body, request.headers));
    return Response.json({ received: true });
  } catch (error) {
    return problemResponse(error);
  }
}
