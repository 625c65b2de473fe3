import { env } from "@/lib/env";
import { addressOf } from "@/lib/platform/address";
import { pool } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { createMailbox, type Mailbox } from "./mailbox";

/**
 * This installation's mailbox. The server has its pages. Its API and its webhooks are with the process for background
 * work, where there is one: mails by the thousand, with their papers, must not pass through the process that sells.
 */
export function ownMailbox(): Mailbox {
  return createMailbox({
    pool: pool(),
    apiKey: env().RESEND_API_KEY ?? "",
    webhookSecret: env().RESEND_WEBHOOK_SECRET ?? "",
    webhookUrl: `http://127.0.0.1:${env().PORT}/api/resend`,
    publicUrl: env().APP_URL,
    addressOf: (request) => addressOf(request.headers),
    open: env().MAILBOX_OPEN === "on",
    log: (message, fields) => log.debug(message, fields),
  });
}
