import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { query } from "@/lib/platform/db";
import type { ticketCode } from "@/lib/schemas/bookings";
import { getHeldTicketOrThrow } from "./get-ticket-or-throw";
import { liveCode, STEP_SECONDS, stepOf } from "./ticket-code";

/** Codes given out ahead, so that a phone without a network has one for so many steps more: five minutes in all. */
const AHEAD = 9;

/**
 * The text of a ticket's QR code now, and the next ones; by the database's clock.
 * @throws AppError not_found, conflict for a ticket that is void or was given to somebody else
 */
export async function getTicketCode(principal: Principal, ticketId: string): Promise<z.input<typeof ticketCode>> {
  const { ticket } = await getHeldTicketOrThrow(principal, ticketId);
  if (ticket.voidedAt) throw new AppError("conflict", "The ticket is void; it has no code any more.");
  const [row] = await query<{ now: Date }>("SELECT now() AS now");
  const now = row?.now ?? new Date();
  const first = stepOf(now);
  const codes = Array.from({ length: AHEAD + 1 }, (_, n) => ({
    code: liveCode(ticket, first + n),
    validFrom: startOf(first + n),
    validUntil: startOf(first + n + 1),
  }));
  const [present, ...upcoming] = codes;
  if (!present) throw new Error("There is always a present code");
  return { code: present.code, validUntil: present.validUntil, now: now.toISOString(), upcoming };
}

const startOf = (step: number) => new Date(step * STEP_SECONDS * 1000).toISOString();
