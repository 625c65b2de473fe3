import "server-only";
import { sealedToken } from "@/lib/platform/tokens";

/** What a code says about the ticket that it is made for. */
export interface CodedTicket {
  id: string;
  eventKey: number;
  codeVersion: number;
}

/** A screen's code changes with each step of so many seconds. */
export const STEP_SECONDS = 30;

/** The step that a moment lies in, counted from 1970. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** `EVR.<ticket>.<version>.<step>.<seal>`: for screens; good in its step and the two beside it. */
export function liveCode(ticket: CodedTicket, step: number): string {
  return `EVR.${bare(ticket.id)}.${ticket.codeVersion}.${step}.${seal("live", ticket, step)}`;
}

/** `EVP.<ticket>.<version>.<seal>`: for paper; good as long as the ticket is its holder's. */
export function paperCode(ticket: CodedTicket): string {
  return `EVP.${bare(ticket.id)}.${ticket.codeVersion}.${seal("paper", ticket, 0)}`;
}

/** A code taken apart; whether its seal is ours is not known yet. */
export interface ReadCode {
  kind: "live" | "paper";
  ticketId: string;
  version: number;
  /** 0 on paper. */
  step: number;
  seal: string;
}

const live = /^EVR\.([0-9A-Z]{1,60})\.(\d{1,5})\.(\d{1,12})\.([0-9A-F]{24})$/;
const paper = /^EVP\.([0-9A-Z]{1,60})\.(\d{1,5})\.([0-9A-F]{24})$/;

/** Takes a scanned text apart; null when it is no code of ours. */
export function readCode(code: string): ReadCode | null {
  const [, id, version, step, sealed] = live.exec(code) ?? [];
  if (id && version && step && sealed) {
    return { kind: "live", ticketId: whole(id), version: Number(version), step: Number(step), seal: sealed };
  }
  const [, paperId, paperVersion, paperSeal] = paper.exec(code) ?? [];
  if (!paperId || !paperVersion || !paperSeal) return null;
  return { kind: "paper", ticketId: whole(paperId), version: Number(paperVersion), step: 0, seal: paperSeal };
}

/**
 * The seal over kind, event, ticket, version and step: the first 96 bits of an HMAC-SHA-256 (RFC 2104
 * allows no fewer than 80). In capital hexadecimal: QR codes hold capitals and digits in less room.
 */
export function seal(kind: ReadCode["kind"], ticket: CodedTicket, step: number): string {
  const sealed = sealedToken("ticket", `${kind}.${ticket.eventKey}.${ticket.id}.${ticket.codeVersion}.${step}`);
  return Buffer.from(sealed, "base64url").subarray(0, 12).toString("hex").toUpperCase();
}

const bare = (id: string) => id.slice("tkt_".length).toUpperCase();
const whole = (id: string) => `tkt_${id.toLowerCase()}`;
