import { randomBytes } from "node:crypto";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
let lastMoment = 0;
let lastRandom = 0n;

/**
 * A sortable id: the moment in milliseconds since 1970, and 80 random bits that only grow within a millisecond of one
 * process.
 */
export function ulid(at: number): string {
  lastRandom = at === lastMoment ? lastRandom + 1n : BigInt(`0x${randomBytes(10).toString("hex")}`) >> 1n;
  lastMoment = at;
  return base32(BigInt(Math.trunc(at)), 10) + base32(lastRandom, 16);
}

/** The least id of a moment, to compare with. */
export function firstUlid(at: number): string {
  return base32(BigInt(Math.trunc(at)), 10) + "0".repeat(16);
}

function base32(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest >>= 5n) text = letters[Number(rest & 31n)] + text;
  return text;
}
