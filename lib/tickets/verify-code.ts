import "server-only";
import { equalSecrets } from "@/lib/platform/tokens";
import { type CodedTicket, readCode, seal, stepOf } from "./ticket-code";

/** Steps before and after the present one that still count: slow hands, and clocks of screens. */
const TOLERANCE = 1;

export type Verdict =
  | { ok: true; kind: "live" | "paper" }
  | {
      ok: false;
      /**
       * unreadable: no code of ours · forged: its seal is not ours · other_event: genuine, for another event ·
       * passed_on: genuine, of a holder before · void: cancelled or refunded · outdated: a screen's code from
       * before, such as a photo of one
       */
      why: "unreadable" | "forged" | "other_event" | "passed_on" | "void" | "outdated";
    };

/**
 * Decides about a scanned code: whether it is the present code of this ticket, for this event, now. Pure;
 * whether the ticket was used already is the check-in's to know. `ticket`: the one that readCode names,
 * null when there is none. `at.now` by the database's clock. Seals are compared in constant time, and
 * nothing is told about a ticket before its seal proved right.
 */
export function verifyCode(
  code: string,
  ticket: (CodedTicket & { voidedAt: Date | null }) | null,
  at: { eventKey: number; now: Date },
): Verdict {
  const read = readCode(code);
  if (!read) return { ok: false, why: "unreadable" };
  if (!ticket || ticket.id !== read.ticketId) return { ok: false, why: "forged" };
  const sealed = seal(read.kind, { ...ticket, codeVersion: read.version }, read.step);
  if (!equalSecrets(sealed, read.seal)) return { ok: false, why: "forged" };
  if (ticket.eventKey !== at.eventKey) return { ok: false, why: "other_event" };
  if (ticket.codeVersion !== read.version) return { ok: false, why: "passed_on" };
  if (ticket.voidedAt) return { ok: false, why: "void" };
  if (read.kind === "live" && Math.abs(read.step - stepOf(at.now)) > TOLERANCE) return { ok: false, why: "outdated" };
  return { ok: true, kind: read.kind };
}
