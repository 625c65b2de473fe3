import "server-only";
import type { WebhookEventPayload } from "resend";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { databaseNow } from "@/lib/platform/clock";
import { resend } from "@/lib/platform/mail-resend";

/** A signature is believed for so long; by the database's clock, since this machine's may be wrong. */
const TOLERANCE_SECONDS = 300;

/**
 * The event of a webhook of the mail provider whose signature is right and at most five minutes old.
 * @throws AppError invalid_signature
 */
export async function readMailWebhook(body: string, headers: Headers): Promise<WebhookEventPayload> {
  const webhookSecret = env().RESEND_WEBHOOK_SECRET;
  const given = {
    id: headers.get("svix-id") ?? "",
    timestamp: headers.get("svix-timestamp") ?? "",
    signature: headers.get("svix-signature") ?? "",
  };
  try {
    if (!webhookSecret) throw new Error("RESEND_WEBHOOK_SECRET is not set");
    const event = resend().webhooks.verify({ payload: body, headers: given, webhookSecret });
    // the library has looked at this machine's clock
    const age = (await databaseNow()).getTime() / 1000 - Number(given.timestamp);
    if (!(Math.abs(age) <= TOLERANCE_SECONDS)) throw new Error("The message is too old");
    return event;
  } catch (cause) {
    throw new AppError("invalid_signature", "The webhook's signature is missing, wrong or too old.", { cause });
  }
}
