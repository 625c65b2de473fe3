import "server-only";
import type { PoolClient } from "pg";
import { AppError } from "@/lib/errors";
import { limitSubject } from "@/lib/platform/address";
import { isUniqueViolation, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { announce } from "@/lib/platform/outbox";
import { countRequest, hasRequestsLeft } from "@/lib/platform/rate-limit";
import type { RegisterBody, UserView } from "@/lib/schemas/accounts";
import { defaultLocale, type Locale } from "@/lib/shared/locale";
import { hashPassword } from "./passwords";
import { getUserViewOrThrow } from "./user-view";

/** The same request may come again: `scope` and `key` name it, `hash` is that of its body. */
interface Repeatable {
  scope: string;
  key: string | null;
  hash: string;
}

/** Takes the key for this user's id, or answers the id that has it. Waits for the same request on its way. */
async function claimKey(client: PoolClient, { scope, key, hash }: Repeatable, id: string): Promise<string | null> {
  if (key === null) return null;
  const taken = await client.query(
    `INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (buyer, key) DO NOTHING`,
    [scope, key, hash, id],
  );
  if (taken.rowCount === 1) return null;
  const { rows } = await client.query<{ hash: string; id: string }>(
    "SELECT request_hash AS hash, resource_id AS id FROM idempotency_keys WHERE buyer = $1 AND key = $2",
    [scope, key],
  );
  if (rows[0]?.hash === hash) return rows[0].id;
  throw new AppError("idempotency_key_reused", "This Idempotency-Key came with a different request before.");
}

/**
 * Makes an account, whose address is then asked to be confirmed. A repetition with the same key gets the account that the first one made; only its id is kept for
 * that, no word of the answer. Who asks too often for addresses in use is not answered for a while.
 * @throws AppError email_taken, rate_limited, idempotency_key_reused
 */
export async function registerUser(
  body: RegisterBody,
  from: { address: string; repeatable?: Repeatable; locale?: Locale },
): Promise<UserView> {
  const subject = limitSubject(from.address);
  if (!(await hasRequestsLeft("taken", subject))) {
    throw new AppError("rate_limited", "Too many registrations with addresses in use. Wait ten minutes.", {
      retryAfterSeconds: 600,
    });
  }
  const id = newId("user");
  const passwordHash = await hashPassword(body.password);
  try {
    const made = await transaction(async (client) => {
      const earlier = from.repeatable ? await claimKey(client, from.repeatable, id) : null;
      if (earlier) return earlier;
      await client.query("INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)", [
        id,
        body.email,
        body.name,
        passwordHash,
      ]);
      await announce("account.registered", { userId: id, locale: from.locale ?? defaultLocale }, client);
      return id;
    });
    return await getUserViewOrThrow(made);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await countRequest("taken", subject);
    throw new AppError("email_taken", "There is an account with this e-mail address already.", {
      errors: [{ path: "email", message: "has an account already; sign in instead" }],
    });
  }
}
