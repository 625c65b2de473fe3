import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { announceEnded, openSession, type Visit } from "@/lib/platform/auth/sessions";
import { transaction } from "@/lib/platform/db";
import { takeLink } from "./account-links";
import { takeOverAccount } from "./take-over-account";

/**
 * Opens a session for who has the link that was sent to the account's address: the same kind of session that the
 * password gives. It shows that the address is theirs.
 * @throws AppError link_over
 */
export async function signInByLink(
  token: string,
  kind: "browser" | "api",
  from: Visit,
): Promise<{ userId: string; sessionId: string }> {
  const { link, sessionId, ended } = await transaction(async (client) => {
    const link = await takeLink(client, token, "sign_in");
    const ended = link.verified ? [] : await takeOverAccount(client, link.userId);
    return { link, ended, sessionId: await openSession(link.userId, kind, from, null, client) };
  });
  const { userId } = link;
  await announceEnded(ended);
  if (!link.verified) {
    await recordAudit({ actor: userId, organizerId: null, action: "user.address_proved", targetId: userId });
  }
  return { userId, sessionId };
}
