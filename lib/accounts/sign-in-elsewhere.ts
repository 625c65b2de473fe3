import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceEnded } from "@/lib/platform/auth/sessions";
import { db, isUniqueViolation, query, transactionUntilUnique } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { personName } from "@/lib/schemas/accounts";
import { email as emailSchema } from "@/lib/schemas/common";
import type { ProviderId } from "./sign-in-providers";
import { takeOverAccount } from "./take-over-account";

/** Somebody whom a provider has identified. */
export interface Identity {
  provider: ProviderId;
  /** Unique for the provider and never given to anybody else. */
  accountId: string;
  name: string;
  email: string | null;
  /** The provider says that the address was shown to be theirs. */
  emailVerified: boolean;
}

const claims = z.looseObject({
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.literal("true"), z.literal("false")]).nullish(),
  name: z.string().nullish(),
  login: z.string().nullish(),
  preferred_username: z.string().nullish(),
});

/** Reads what a provider says of its user. Of a generic provider an account's id is unique for its issuer alone. */
export function toIdentity(provider: ProviderId, subject: string, profile: unknown): Identity {
  const said = claims.parse(profile);
  const address = emailSchema.safeParse(said.email ?? "");
  const names = [said.name, said.preferred_username, said.login, address.data?.split("@")[0], "Evently"];
  return {
    provider,
    accountId: provider === "oidc" ? `${env().AUTH_OIDC_ISSUER} ${subject}` : subject,
    name: names.map((name) => personName.safeParse(name?.slice(0, 200)).data).find(Boolean) ?? "Evently",
    email: address.data ?? null,
    emailVerified: said.email_verified === true || said.email_verified === "true",
  };
}

/**
 * The user who signs in with this identity, made if there is none. Where an account with the address exists: whoever
 * made it without showing that the address is theirs may be somebody else who waits for its owner. So what they could
 * come back with goes: password, sessions, other providers. See docs/decisions/0010.
 * @throws AppError unauthenticated, when the provider does not vouch for an address · forbidden, when suspended
 */
export async function userOfIdentity(identity: Identity): Promise<string> {
  const { provider, accountId, email } = identity;
  const { userId, outcome, ended } = await transactionUntilUnique(async (client) => {
    let ended: string[] = [];
    const known = await client.query<{ id: string; closed: boolean }>(
      `SELECT u.id, u.suspended_at IS NOT NULL OR u.deleted_at IS NOT NULL AS closed
       FROM oauth_accounts o JOIN users u ON u.id = o.user_id WHERE o.provider = $1 AND o.account_id = $2`,
      [provider, accountId],
    );
    if (known.rows[0]?.closed) throw new AppError("forbidden", "This account is closed.");
    if (known.rows[0]) return { userId: known.rows[0].id, outcome: "known" as const, ended };
    if (!email || !identity.emailVerified) {
      throw new AppError("unauthenticated", "The provider does not vouch for an e-mail address.");
    }
    const { rows } = await client.query<{ id: string; verified: boolean; suspended: boolean }>(
      `SELECT id, email_verified_at IS NOT NULL AS verified, suspended_at IS NOT NULL AS suspended
       FROM users WHERE email = $1 AND deleted_at IS NULL FOR UPDATE`,
      [email],
    );
    const found = rows[0];
    if (found?.suspended) throw new AppError("forbidden", "This account is closed.");
    const id = found?.id ?? newId("user");
    if (!found) {
      await client.query("INSERT INTO users (id, email, name, email_verified_at) VALUES ($1, $2, $3, now())", [
        id,
        email,
        identity.name,
      ]);
    } else if (!found.verified) {
      ended = await takeOverAccount(client, id);
    }
    await client.query("INSERT INTO oauth_accounts (provider, account_id, user_id) VALUES ($1, $2, $3)", [
      provider,
      accountId,
      id,
    ]);
    return { userId: id, outcome: found && !found.verified ? ("proved" as const) : ("connected" as const), ended };
  });
  if (outcome === "known") return userId;
  await announceEnded(ended);
  await recordAudit({
    actor: userId,
    organizerId: null,
    action: outcome === "proved" ? "user.address_proved" : "user.provider_connected",
    targetId: userId,
    after: { provider },
  });
  return userId;
}

/** Lets a signed-in user come in with this identity too. @throws AppError linked_elsewhere */
export async function connectIdentity(userId: string, { provider, accountId }: Identity): Promise<void> {
  try {
    await db().oAuthAccount.create({ data: { provider, accountId, userId } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const [row] = await query<{ mine: boolean }>(
      "SELECT user_id = $3 AS mine FROM oauth_accounts WHERE provider = $1 AND account_id = $2",
      [provider, accountId, userId],
    );
    if (row?.mine) return;
    throw new AppError("linked_elsewhere", "Another Evently account signs in with it.");
  }
  await recordAudit({
    actor: userId,
    organizerId: null,
    action: "user.provider_connected",
    targetId: userId,
    after: { provider },
  });
}
