import { notFound } from "next/navigation";
import { cache } from "react";
import { isAppError } from "@/lib/errors";
import { viewer } from "@/lib/platform/auth/viewer";
import type { TicketView } from "@/lib/schemas/bookings";
import { getTicketOrThrow } from "@/lib/tickets/get-ticket-or-throw";
import { listTickets } from "@/lib/tickets/list-tickets";

export interface TicketPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
}

const readOnce = cache(async (id: string, token: string | null) => {
  const principal = await viewer({ token: token ?? undefined });
  const ticket = await orNothing(getTicketOrThrow(principal, id));
  if (!ticket) notFound();
  // who got a single ticket knows nothing of its booking
  const siblings: TicketView[] = (await orNothing(listTickets(principal, ticket.bookingId))) ?? [];
  return { principal, ticket, siblings };
});

/** The ticket of an address, its neighbours in the booking for who booked, and the token of the link. */
export async function readTicket({ params, searchParams }: TicketPageProps) {
  const [{ id }, { token }] = await Promise.all([params, searchParams]);
  const one = typeof token === "string" ? token : null;
  return { ...(await readOnce(id, one)), token: one };
}

async function orNothing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
