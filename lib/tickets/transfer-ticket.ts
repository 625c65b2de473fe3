import "server-only";
import { holdsBooking } from "@/lib/bookings/holds-booking";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import * as inventory from "@/lib/inventory/transfer-ticket";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { TransferBody, TransferredTicket } from "@/lib/schemas/bookings";
import { getTicketOrThrow, getTicketRecordOrThrow, type TicketRecord } from "./get-ticket-or-throw";
import { holderToken, versionOfToken } from "./ticket-access";

/**
 * Gives a ticket to somebody else: the codes, papers and links of before are void, and the answer has the
 * link for the new holder. Asking for the same again gives the same link, as long as he did not pass the
 * ticket on or put it into his account.
 * @throws AppError not_found, conflict when it cannot change hands (any more)
 */
export async function transferTicket(
  principal: Principal,
  ticketId: string,
  to: TransferBody,
): Promise<TransferredTicket> {
  const record = await getTicketRecordOrThrow(principal, ticketId);
  const { ticket, event, access } = record;
  if (access === "giver") {
    if (!(await wasThisTransfer(principal, record, to))) {
      throw new AppError("conflict", "The ticket was given to somebody else already.");
    }
    return answer(principal, ticketId, ticket.codeVersion);
  }
  const done = await inventory.transferTicket({
    ticketId,
    version: ticket.codeVersion,
    to,
    userId: null,
    actor: await holderActor(principal, record),
    change: "transferred",
  });
  if (done) return answer(principal, ticketId, ticket.codeVersion + 1);
  // the same request at the same time may have been faster
  const now = await getTicketRecordOrThrow(principal, ticketId);
  if (now.access === "giver" && (await wasThisTransfer(principal, now, to))) {
    return answer(principal, ticketId, now.ticket.codeVersion);
  }
  if (now.ticket.voidedAt) throw new AppError("conflict", "The ticket is void.");
  if (event.status !== "published") throw new AppError("conflict", `The event is ${event.status}.`);
  if (ticket.codeVersion >= inventory.MOST_VERSIONS) {
    throw new AppError("conflict", "The ticket has changed hands too often.");
  }
  throw new AppError("conflict", "The event is over, or the ticket was given to somebody else at the same moment.");
}

/** How the history names who passes a ticket on: a user, the booking's guest, or the bearer of a link. */
export async function holderActor(principal: Principal, { ticket, booking }: TicketRecord): Promise<string> {
  if (principal.user) return principal.user.id;
  return ticket.transferredAt === null || (await holdsBooking(principal, booking)) ? "buyer" : "holder";
}

/**
 * The link that its giver got for the ticket's new holder, for when he lost it; null once the holder has
 * passed the ticket on or keeps it in his account.
 * @throws AppError not_found
 */
export async function getTransferLink(principal: Principal, ticketId: string): Promise<string | null> {
  const record = await getTicketRecordOrThrow(principal, ticketId);
  if (record.access !== "giver" || record.ticket.voidedAt || !(await gaveItLast(principal, record))) return null;
  return holderLink(ticketId, record.ticket.codeVersion);
}

async function wasThisTransfer(principal: Principal, record: TicketRecord, to: TransferBody): Promise<boolean> {
  const { ticket } = record;
  return ticket.holderEmail === to.email && ticket.attendeeName === to.name && gaveItLast(principal, record);
}

/** True when the ticket's last change of hands was by this principal. */
async function gaveItLast(principal: Principal, { ticket, booking }: TicketRecord): Promise<boolean> {
  if (ticket.holderUserId !== null) return false;
  const last = await db().bookingHistory.findFirst({
    where: { bookingId: booking.id, change: "transferred", data: { path: ["ticket"], equals: ticket.id } },
    orderBy: { id: "desc" },
  });
  if (last?.actor === "buyer") return holdsBooking(principal, booking);
  if (last?.actor === "holder") return versionOfToken(ticket, principal.token) === ticket.codeVersion - 1;
  return last !== null && last.actor === principal.user?.id;
}

async function answer(principal: Principal, ticketId: string, version: number): Promise<TransferredTicket> {
  const token = holderToken(ticketId, version);
  return {
    ticket: await getTicketOrThrow(principal, ticketId),
    token,
    url: linkOf(ticketId, token),
  };
}

const linkOf = (ticketId: string, token: string) => `${env().APP_URL}/tickets/${ticketId}?token=${token}`;

/** The page of a ticket for its holder of this version; opens nothing once the ticket has another. */
export function holderLink(ticketId: string, version: number): string {
  return linkOf(ticketId, holderToken(ticketId, version));
}
