import "server-only";
import type { WebhookEventPayload } from "resend";
import { query } from "@/lib/platform/db";
import { REFERENCE_TAG } from "@/lib/platform/mail-resend";

/** What an event says of a mail. */
interface News {
  status: "sent" | "bounced" | "failed";
  reason: string | null;
  /** RFC 3339; null unless it arrived. */
  deliveredAt: string | null;
}

/**
 * Takes over what became of a mail. Events may come twice, in any order, and before the sender has written down that it
 * sent. Of a mail to an account that was erased only that is kept: reasons name addresses. What bounced or was reported stays so whatever comes later; what arrived has not failed, whoever believed it.
 */
export async function handleMailEvent(event: WebhookEventPayload): Promise<void> {
  const news = newsOf(event);
  if (!news || !("email_id" in event.data)) return;
  const { email_id: providerId } = event.data;
  const reference = ("tags" in event.data && event.data.tags?.[REFERENCE_TAG]) || null;
  const stays = `CASE
    WHEN status = 'bounced' THEN true
    WHEN $3 = 'failed' THEN delivered_at IS NOT NULL
    WHEN $3 = 'sent' AND $5::timestamptz IS NULL THEN status <> 'queued'
    ELSE false END`;
  await query(
    `UPDATE mails SET provider = 'resend', provider_id = coalesce(provider_id, $2), updated_at = now(),
       sent_at = coalesce(sent_at, CASE WHEN $3 <> 'failed' THEN now() END),
       delivered_at = coalesce(delivered_at, $5::timestamptz),
       status = CASE WHEN ${stays} THEN status ELSE $3 END,
       failure = CASE WHEN ${stays} THEN failure WHEN to_email LIKE '%@erased.invalid' THEN NULL ELSE $4 END
     WHERE provider_id = $2 OR (id = $1 AND provider_id IS NULL)`,
    [reference, providerId, news.status, news.reason?.slice(0, 500) ?? null, news.deliveredAt],
  );
}

function newsOf(event: WebhookEventPayload): News | null {
  switch (event.type) {
    case "email.sent":
      return { status: "sent", reason: null, deliveredAt: null };
    case "email.delivered":
      return { status: "sent", reason: null, deliveredAt: event.created_at };
    case "email.bounced":
      return { status: "bounced", reason: event.data.bounce?.message ?? "bounced", deliveredAt: null };
    case "email.complained":
      return { status: "bounced", reason: "The recipient reported it as spam", deliveredAt: null };
    case "email.suppressed":
      return { status: "bounced", reason: event.data.suppressed?.message ?? "suppressed", deliveredAt: null };
    case "email.failed":
      return { status: "failed", reason: event.data.failed?.reason ?? "failed", deliveredAt: null };
    default:
      return null;
  }
}
