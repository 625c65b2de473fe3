import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const prefixOf = (signingKey: string) => /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";

/** `x-inngest-signature` for a body, by the moment in seconds since 1970 that it is made at. */
export function sign(signingKey: string, body: string, at = Math.round(Date.now() / 1000)): string {
  const key = signingKey.slice(prefixOf(signingKey).length);
  return `t=${at}&s=${createHmac("sha256", key).update(body).update(String(at)).digest("hex")}`;
}

/** True when the signature is the body's, whenever it was made. */
export function isSigned(signingKey: string, body: string, signature: string | null): boolean {
  const at = new URLSearchParams(signature ?? "").get("t");
  return at !== null && /^\d+$/.test(at) && isSame(signature ?? "", sign(signingKey, body, Number(at)));
}

/** What the SDK sends as its bearer token: the key's hash behind the key's prefix. */
export function hashedSigningKey(signingKey: string): string {
  const prefix = prefixOf(signingKey);
  return `${prefix}${createHash("sha256")
    .update(Buffer.from(signingKey.slice(prefix.length), "hex"))
    .digest("hex")}`;
}

/** Compares in a time that does not tell where two texts differ. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

export function bearer(request: Request): string {
  return /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
}

// digests have one length, whatever was sent
const digest = (text: string) => createHash("sha256").update(text).digest();
