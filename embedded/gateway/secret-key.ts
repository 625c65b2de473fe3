import { createHash, timingSafeEqual } from "node:crypto";
import { ApiError } from "./api-error";

/**
 * Lets a call pass that carries the secret key, as a bearer token or as the user name of basic
 * authentication.
 * @throws ApiError (401)
 */
export function requireSecretKey(request: Request, secretKey: string): void {
  const sent = sentKey(request.headers.get("authorization") ?? "");
  if (sent === null) {
    throw new ApiError("No API key was sent. Send it in the Authorization header, as a bearer token.", {
      status: 401,
    });
  }
  if (!timingSafeEqual(digest(sent), digest(secretKey))) {
    throw new ApiError("The API key is not valid.", { status: 401 });
  }
}

function sentKey(header: string): string | null {
  const [scheme, value = ""] = header.trim().split(/\s+/, 2);
  if (scheme?.toLowerCase() === "bearer" && value) return value;
  if (scheme?.toLowerCase() !== "basic" || !value) return null;
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] || null;
}

// digests have one length, whatever was sent
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
