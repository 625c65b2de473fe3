import "server-only";
import type { PoolClient } from "pg";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { query, transaction } from "@/lib/platform/db";
import { sealedToken, tokenMatches } from "@/lib/platform/tokens";

/** What each link is for: how long it lasts, and the page that it opens. */
export const linkKinds = {
  verify_email: { minutes: 48 * 60, path: "/verify-email" },
  change_email: { minutes: 24 * 60, path: "/account/email/confirm" },
  reset_password: { minutes: 60, path: "/reset-password" },
  sign_in: { minutes: 20, path: "/sign-in/link" },
  /** To the address that an account had: brings it back, for who did not want that. */
  restore_email: { minutes: 72 * 60, path: "/restore-email" },
} as const satisfies Record<string, { minutes: number; path: string }>;

export type LinkPurpose = keyof typeof linkKinds;

/** A link that has not been used and is not too old. */
export interface OpenLink {
  id: string;
  purpose: LinkPurpose;
  userId: string;
  /** Where it was sent to. */
  email: string;
  /** Of the account's owner. */
  name: string;
  /** The account's address was shown to be its owner's before. */
  verified: boolean;
  hasPassword: boolean;
}

// Links of a closed account are over, and so are those that went to an address that the account no longer has. The
// clock is the database's as it goes: of a transaction that waited its own now() may lie before a link's end.
const OPEN = `l.used_at IS NULL AND l.expires_at > clock_timestamp() AND u.deleted_at IS NULL AND u.suspended_at IS NULL
  AND CASE l.purpose WHEN 'change_email' THEN true WHEN 'restore_email' THEN u.email <> l.email ELSE u.email = l.email END`;

export const linkOver = () =>
  new AppError("link_over", "The link was used, is too old or is not one of ours. Ask for a new one.");

/** The address that goes into a mail; `token` is also what programs confirm with. */
export function linkUrl(link: { id: string; purpose: LinkPurpose }): string {
  const url = new URL(linkKinds[link.purpose].path, env().APP_URL);
  url.searchParams.set("token", linkToken(link.id));
  return url.href;
}

/** A link's id and the seal that nobody else can make; only the id is stored. */
export function linkToken(linkId: string): string {
  return `${linkId}.${sealedToken("account-link", linkId)}`;
}

/** The link that a token names, null for one that we did not make. */
export function linkIdOf(token: string): string | null {
  const [id = "", seal = "", ...rest] = token.split(".");
  return rest.length === 0 && tokenMatches("account-link", id, seal) ? id : null;
}

/**
 * Makes a link, and ends those for the same purpose that the user had: one is open at most. Asked again with the same
 * id it makes none. Answers whether this one is open.
 */
export async function createAccountLink(link: {
  id: string;
  purpose: LinkPurpose;
  userId: string;
  email: string;
}): Promise<boolean> {
  const { id, purpose, userId, email } = link;
  return transaction(async (client) => {
    // two at once would not see each other's links
    await client.query("SELECT 1 FROM users WHERE id = $1 FOR UPDATE", [userId]);
    const made = await client.query(
      `INSERT INTO account_links (id, purpose, user_id, email, expires_at)
       SELECT $1, $2, id, $4, now() + make_interval(mins => $5) FROM users
       WHERE id = $3 AND deleted_at IS NULL AND suspended_at IS NULL ON CONFLICT (id) DO NOTHING`,
      [id, purpose, userId, email, linkKinds[purpose].minutes],
    );
    if (made.rowCount === 1) await endLinks(client, userId, { purpose, but: id });
    const { rowCount } = await client.query(
      `SELECT 1 FROM account_links l JOIN users u ON u.id = l.user_id WHERE l.id = $1 AND ${OPEN}`,
      [id],
    );
    return rowCount === 1;
  });
}

/**
 * Ends a user's open links: of one purpose, or all; but one. Links that bring an address back outlive changes of the
 * password and the like: who took an account must not get rid of them.
 */
export async function endLinks(
  client: PoolClient,
  userId: string,
  which: { purpose?: LinkPurpose; but?: string } = {},
): Promise<void> {
  await client.query(
    `UPDATE account_links SET expires_at = clock_timestamp()
     WHERE user_id = $1 AND used_at IS NULL AND expires_at > clock_timestamp()
       AND coalesce(purpose = $2, purpose <> 'restore_email') AND id IS DISTINCT FROM $3`,
    [userId, which.purpose ?? null, which.but ?? null],
  );
}

const FIELDS = `l.id, l.purpose, l.user_id AS "userId", l.email, u.name,
  u.email_verified_at IS NOT NULL AS verified, u.password_hash IS NOT NULL AS "hasPassword"`;

/** The link with this id while it is open, else null: then there is nothing to write about any more. */
export async function findOpenLink(linkId: string): Promise<OpenLink | null> {
  const [link] = await query<OpenLink & Record<string, unknown>>(
    `SELECT ${FIELDS} FROM account_links l JOIN users u ON u.id = l.user_id WHERE l.id = $1 AND ${OPEN}`,
    [linkId],
  );
  return link ?? null;
}

/** The open link of this kind that a page's address carries, with its token; null for everything else. */
export async function openLinkOf(token: unknown, purpose: LinkPurpose): Promise<(OpenLink & { token: string }) | null> {
  const id = typeof token === "string" ? linkIdOf(token) : null;
  const link = id ? await findOpenLink(id) : null;
  return link?.purpose === purpose ? { ...link, token: linkToken(link.id) } : null;
}

/**
 * Uses up the link of a token; of many at once one gets it. The user's row comes first, as with all who change it, and
 * stays locked until the transaction ends.
 * @throws AppError link_over
 */
export async function takeLink(client: PoolClient, token: string, purpose: LinkPurpose): Promise<OpenLink> {
  const id = linkIdOf(token);
  if (!id) throw linkOver();
  await client.query("SELECT 1 FROM users WHERE id = (SELECT user_id FROM account_links WHERE id = $1) FOR UPDATE", [
    id,
  ]);
  const { rows } = await client.query<OpenLink>(
    `UPDATE account_links l SET used_at = clock_timestamp() FROM users u
     WHERE l.id = $1 AND l.purpose = $2 AND u.id = l.user_id AND ${OPEN} RETURNING ${FIELDS}`,
    [id, purpose],
  );
  if (!rows[0]) throw linkOver();
  return rows[0];
}
