import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { db, transaction } from "@/lib/platform/db";

/** How a user can sign in. */
export interface WaysIn {
  password: boolean;
  accounts: { provider: string; createdAt: string }[];
}

/** @throws AppError not_found */
export async function getWaysInOrThrow(userId: string): Promise<WaysIn> {
  const user = await db().user.findFirst({
    where: { id: userId, deletedAt: null },
    select: { passwordHash: true, oauthAccounts: { orderBy: { createdAt: "asc" } } },
  });
  if (!user) throw notFound("user");
  return {
    password: user.passwordHash !== null,
    accounts: user.oauthAccounts.map(({ provider, createdAt }) => ({ provider, createdAt: createdAt.toISOString() })),
  };
}

/** Takes away a provider as a way in. @throws AppError not_found, last_way_in */
export async function disconnectProvider(userId: string, provider: string): Promise<void> {
  await transaction(async (client) => {
    // the lock keeps two at once from taking the last two ways
    const user = await client.query<{ password: boolean }>(
      "SELECT password_hash IS NOT NULL AS password FROM users WHERE id = $1 AND deleted_at IS NULL FOR UPDATE",
      [userId],
    );
    if (!user.rows[0]) throw notFound("user");
    const { rowCount } = await client.query("DELETE FROM oauth_accounts WHERE user_id = $1 AND provider = $2", [
      userId,
      provider,
    ]);
    if (!rowCount) throw notFound("connection");
    const left = await client.query("SELECT 1 FROM oauth_accounts WHERE user_id = $1 LIMIT 1", [userId]);
    if (!user.rows[0].password && !left.rowCount) {
      throw new AppError("last_way_in", "It is the only way to sign in. Set a password or connect another one first.");
    }
  });
  await recordAudit({
    actor: userId,
    organizerId: null,
    action: "user.provider_disconnected",
    targetId: userId,
    before: { provider },
  });
}
