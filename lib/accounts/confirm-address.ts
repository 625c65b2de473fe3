import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { query, transaction } from "@/lib/platform/db";
import { linkIdOf, type OpenLink, openLinkOf, takeLink } from "./account-links";

/** Marks the address as its owner's, by the link that was sent to it. @throws AppError link_over */
export async function confirmAddress(token: string): Promise<OpenLink> {
  const link = await transaction(async (client) => {
    const taken = await takeLink(client, token, "verify_email");
    await client.query(
      "UPDATE users SET email_verified_at = coalesce(email_verified_at, now()), updated_at = now() WHERE id = $1",
      [taken.userId],
    );
    return taken;
  });
  await recordAudit({ actor: link.userId, organizerId: null, action: "user.address_confirmed", targetId: link.userId });
  return link;
}

/**
 * What a link to confirm an address can still do. `done`: it was used, or has become needless, and the address counts
 * as confirmed; who follows it a second time should not be frightened.
 */
export async function confirmationState(token: unknown): Promise<(OpenLink & { token: string }) | "done" | "over"> {
  const open = await openLinkOf(token, "verify_email");
  if (open) return open.verified ? "done" : open;
  const id = typeof token === "string" ? linkIdOf(token) : null;
  const [row] = await query<{ confirmed: boolean }>(
    `SELECT u.email = l.email AND u.email_verified_at IS NOT NULL AS confirmed
     FROM account_links l JOIN users u ON u.id = l.user_id WHERE l.id = $1 AND l.purpose = 'verify_email'`,
    [id],
  );
  return row?.confirmed ? "done" : "over";
}
