import "server-only";
import { randomFillSync } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const prefixes = {
  user: "usr",
  session: "ses",
  organizer: "org",
  venue: "ven",
  seatMap: "map",
  event: "evt",
  tier: "tier",
  hold: "hold",
  booking: "bkg",
  payment: "pay",
  refund: "ref",
  discountCode: "dsc",
  mail: "mail",
  accountLink: "lnk",
  request: "req",
} as const;

const pool = Buffer.alloc(4096);
let used = pool.length;

function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/**
 * A new id: a prefix, then 48 bits of milliseconds and 80 random bits in Crockford's base 32
 * (the ULID layout), so that ids of one kind sort by age.
 */
export function newId(kind: keyof typeof prefixes): string {
  let tail = "";
  for (const byte of randomBytes(16)) tail += alphabet.charAt(byte & 31);
  return firstIdAt(kind, Date.now()) + tail;
}

/** What ids of this kind that were made at `time` (milliseconds) or later are not smaller than. */
export function firstIdAt(kind: keyof typeof prefixes, time: number): string {
  let rest = time;
  let head = "";
  for (let i = 0; i < 10; i++) {
    head = alphabet.charAt(rest % 32) + head;
    rest = Math.floor(rest / 32);
  }
  return `${prefixes[kind]}_${head}`;
}

/** A booking's number, for people: easy to read aloud, about 40 random bits. */
export function newBookingNumber(): string {
  let text = "";
  for (const byte of randomBytes(8)) text += alphabet.charAt(byte & 31);
  return `EV-${text.slice(0, 4)}-${text.slice(4)}`.toUpperCase();
}

/** `seat_…`: the event's short number and the seat's position in the layout, in base 36. */
export function seatId(eventKey: number, seatNo: number): string {
  return `seat_${eventKey.toString(36)}_${seatNo.toString(36)}`;
}

export function parseSeatId(id: string): { eventKey: number; seatNo: number } | null {
  const match = /^seat_([0-9a-z]{1,6})_([0-9a-z]{1,5})$/.exec(id);
  if (!match?.[1] || !match[2]) return null;
  const eventKey = Number.parseInt(match[1], 36);
  const seatNo = Number.parseInt(match[2], 36);
  if (eventKey > 2_147_483_647 || seatId(eventKey, seatNo) !== id) return null;
  return { eventKey, seatNo };
}
