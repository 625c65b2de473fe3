import "server-only";
import { AppError } from "@/lib/errors";
import { transferTicket } from "@/lib/inventory/transfer-ticket";
import type { Principal } from "@/lib/platform/auth/principal";
import type { TicketView } from "@/lib/schemas/bookings";
import { getHeldTicketOrThrow, getTicketOrThrow } from "./get-ticket-or-throw";

/**
 * Puts a ticket that was given to somebody into his account. From then on it is his alone: the link, which
 * the giver knows as well, opens it no more, and what was printed before is void.
 * @throws AppError unauthenticated, not_found, conflict
 */
export async function claimTicket(principal: Principal, ticketId: string): Promise<TicketView> {
  const { user } = principal;
  if (!user) throw new AppError("unauthenticated", "Sign in first; the ticket then goes into your account.");
  const { ticket } = await getHeldTicketOrThrow(principal, ticketId);
  if (!ticket.transferredAt) {
    throw new AppError("conflict", "The ticket was not passed on. Its booking can be put into an account.");
  }
  if (ticket.holderUserId !== user.id) {
    const done = await transferTicket({
      ticketId,
      version: ticket.codeVersion,
      userId: user.id,
      actor: user.id,
      change: "ticket_claimed",
    });
    const meanwhile = done ? null : await getHeldTicketOrThrow(principal, ticketId);
    if (meanwhile && meanwhile.ticket.holderUserId !== user.id) {
      throw new AppError("conflict", "The ticket is void, or its event is over.");
    }
  }
  return getTicketOrThrow(principal, ticketId);
}
