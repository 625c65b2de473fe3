import "server-only";
import { holdsBooking } from "@/lib/bookings/holds-booking";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { Booking, Ticket } from "@/lib/platform/generated/prisma/client";
import { sealedToken, tokenMatches } from "@/lib/platform/tokens";

/** holder: whose ticket it is now · giver: who had it and passed it on. */
export type TicketAccess = "holder" | "giver";

const subjectOf = (ticketId: string, version: number) => `${ticketId}.${version}`;

/** What makes its bearer the holder of a ticket that was passed on, until it is passed on again or kept in an account. */
export function holderToken(ticketId: string, version: number): string {
  return sealedToken("ticket-holder", subjectOf(ticketId, version));
}

/** The version of the ticket that this token was made for; null when it is none of its tokens. */
export function versionOfToken(ticket: Ticket, token: string | null): number | null {
  for (let version = ticket.codeVersion; token !== null && version > 1; version--) {
    if (isTokenOf(ticket, version, token)) return version;
  }
  return null;
}

function isTokenOf(ticket: Ticket, version: number, token: string): boolean {
  return tokenMatches("ticket-holder", subjectOf(ticket.id, version), token);
}

/**
 * What a principal has to do with a ticket. As long as it was not passed on it is the booking's; then it
 * is its new holder's alone: the bearer of its link, or the account that keeps it. Null: nothing.
 */
export async function accessTo(principal: Principal, ticket: Ticket, booking: Booking): Promise<TicketAccess | null> {
  const buys = await holdsBooking(principal, booking);
  if (!ticket.transferredAt) return buys ? "holder" : null;
  if (ticket.holderUserId !== null && principal.user?.id === ticket.holderUserId) return "holder";
  const { token } = principal;
  if (token !== null && ticket.holderUserId === null && isTokenOf(ticket, ticket.codeVersion, token)) return "holder";
  // older versions, of which there may be many, matter only to who has nothing else to do with it
  if (buys || versionOfToken(ticket, token) !== null) return "giver";
  return principal.user && (await gaveAway(ticket, principal.user.id)) ? "giver" : null;
}

async function gaveAway(ticket: Ticket, userId: string): Promise<boolean> {
  const given = await db().bookingHistory.findFirst({
    where: {
      bookingId: ticket.bookingId,
      change: "transferred",
      actor: userId,
      data: { path: ["ticket"], equals: ticket.id },
    },
    select: { id: true },
  });
  return given !== null;
}
