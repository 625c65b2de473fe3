import "server-only";
import { newId } from "@/lib/platform/ids";
import { announce } from "@/lib/platform/outbox";
import { countRequest } from "@/lib/platform/rate-limit";
import { keyedHash } from "@/lib/platform/tokens";
import type { Locale } from "@/lib/shared/locale";
import type { AskedPurpose } from "./send-account-link";

/**
 * Asks for a link to be sent to an address. Whether anybody has it is looked up later, in the background, so that
 * neither the answer nor its time tells; and who asks too often for one mailbox gets the same answer and no mail.
 */
export async function requestAccountLink(request: {
  purpose: AskedPurpose;
  email: string;
  /** Who wants to have this address, for change_email. */
  userId?: string;
  locale: Locale;
}): Promise<void> {
  const { purpose, email, userId = null, locale } = request;
  const { allowed } = await countRequest("mailbox", keyedHash(`${purpose}\n${email}`));
  if (!allowed) return;
  await announce("account.link-requested", { requestId: newId("request"), purpose, email, userId, locale });
}
