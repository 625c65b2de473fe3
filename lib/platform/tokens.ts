import "server-only";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

type Purpose = "hold" | "guest" | "ticket" | "ticket-holder" | "connect" | "account-link";

/**
 * A token that can be given again: the HMAC-SHA-256 of what it stands for, in base64url (43
 * characters, 256 bits). Nothing is stored, so nothing can leak from the database.
 */
export function sealedToken(purpose: Purpose, subject: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${purpose}:${subject}`).digest("base64url");
}

/** Compares in constant time. */
export function tokenMatches(purpose: Purpose, subject: string, token: string): boolean {
  return equalSecrets(sealedToken(purpose, subject), token);
}

export function equalSecrets(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** A fingerprint of what may hold a secret: without our own secret nobody can try texts against it. */
export function keyedHash(text: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`hash:${text}`).digest("base64url");
}
