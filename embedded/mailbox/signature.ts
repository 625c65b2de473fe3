import { createHmac } from "node:crypto";

/**
 * The headers by which Resend (through Svix) signs a webhook. `secret`: whsec_ and the key in base64; `timestamp` in
 * seconds.
 */
export function signatureHeaders(
  id: string,
  payload: string,
  secret: string,
  timestamp: number,
): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${payload}`).digest("base64");
  return { "svix-id": id, "svix-timestamp": String(timestamp), "svix-signature": `v1,${signature}` };
}
