import "server-only";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { sealedToken } from "@/lib/platform/tokens";
import { getTicketRecordOrThrow } from "./get-ticket-or-throw";

/**
 * The text of a ticket's QR code: the ticket, its version, and our seal over both, so that nobody can
 * make one up. It stays the same until the ticket changes hands.
 * @throws AppError not_found, conflict for a void ticket
 */
export async function getTicketCode(
  principal: Principal,
  ticketId: string,
): Promise<{ code: string; validUntil: string | null }> {
  const ticket = await getTicketRecordOrThrow(principal, ticketId);
  if (ticket.voidedAt) throw new AppError("conflict", "The ticket is void; it has no code any more.");
  const subject = `${ticket.id}.${ticket.codeVersion}`;
  return { code: `EV1.${subject}.${sealedToken("ticket", subject).slice(0, 22)}`, validUntil: null };
}
