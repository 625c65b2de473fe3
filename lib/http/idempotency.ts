import "server-only";
import { AppError } from "@/lib/errors";
import { guestScope, type Principal } from "@/lib/platform/auth/principal";
import { query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { keyedHash, sealedToken } from "@/lib/platform/tokens";

export interface Idempotency {
  /** Scope of the key, and of limits: a user, a guest's browser, or, for a stranger, the key itself. */
  scope: string;
  key: string | null;
  /** Hash of method, path, organizer and body; keyed, since a body may hold a password. */
  hash: string;
  /** Id of the guest that the scope stands for; null for users. */
  guest: string | null;
  /** False when the caller cannot come back under this scope. */
  lasting: boolean;
}

/** Characters that carry 128 bits even in hexadecimal's wider cousins such as base 62. */
const GUEST_KEY_MIN = 22;

/**
 * Reads the Idempotency-Key. A guest without a cookie is whoever knows the key, so his has to be
 * unguessable; the guest's id is derived from it, so that a repetition is the same guest.
 * @throws AppError idempotency_key_invalid
 */
export function readIdempotency(request: Request, principal: Principal, body: string): Idempotency {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError("idempotency_key_invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
  }
  const hash = keyedHash(
    `${request.method} ${new URL(request.url).pathname}\n${request.headers.get("evently-organizer") ?? ""}\n${body}`,
  );
  if (principal.user) return { scope: principal.user.id, key, hash, guest: null, lasting: true };
  if (principal.guest) return { scope: guestScope(principal.guest), key, hash, guest: principal.guest, lasting: true };
  if (key !== null && key.length < GUEST_KEY_MIN) {
    throw new AppError(
      "idempotency_key_invalid",
      `Without signing in, an Idempotency-Key needs at least ${GUEST_KEY_MIN} random characters (128 bits), such as a UUID.`,
    );
  }
  const guest = sealedToken("guest", `key:${key ?? newId("request")}`);
  return { scope: guestScope(guest), key, hash, guest, lasting: false };
}

export interface StoredReply {
  status: number;
  body: unknown;
  headers?: Record<string, string> | undefined;
}

/**
 * For creations that are not the inventory's: runs `work` once for a (scope, key) and gives the same
 * answer again. A failure gives the key free.
 * @throws AppError idempotency_key_reused, request_in_progress
 */
export async function onceForKey(idempotency: Idempotency, work: () => Promise<StoredReply>): Promise<StoredReply> {
  const { scope, key, hash } = idempotency;
  if (key === null) return work();
  const taken = await query<{ id: string }>(
    `INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id) VALUES ($1, $2, $3, 'in progress')
     ON CONFLICT (buyer, key) DO UPDATE SET request_hash = excluded.request_hash, created_at = now()
       WHERE idempotency_keys.resource_id = 'in progress' AND idempotency_keys.created_at < now() - interval '1 minute'
     RETURNING key AS id`,
    [scope, key, hash],
  );
  if (taken.length === 0) return repeat(scope, key, hash);
  try {
    const reply = await work();
    await query("UPDATE idempotency_keys SET response = $3, resource_id = 'stored' WHERE buyer = $1 AND key = $2", [
      scope,
      key,
      JSON.stringify(reply),
    ]);
    return reply;
  } catch (error) {
    await query("DELETE FROM idempotency_keys WHERE buyer = $1 AND key = $2 AND resource_id = 'in progress'", [
      scope,
      key,
    ]);
    throw error;
  }
}

async function repeat(scope: string, key: string, hash: string): Promise<StoredReply> {
  const [row] = await query<{ hash: string; response: StoredReply | null }>(
    `SELECT request_hash AS hash, response FROM idempotency_keys WHERE buyer = $1 AND key = $2`,
    [scope, key],
  );
  if (row && row.hash !== hash) {
    throw new AppError("idempotency_key_reused", "This Idempotency-Key came with a different request before.");
  }
  if (!row?.response) {
    throw new AppError("request_in_progress", "The first request with this key is still being worked on.", {
      retryAfterSeconds: 1,
    });
  }
  return row.response;
}
