import "server-only";
import { sha256, tokenMatches } from "@/lib/platform/tokens";
import type { SessionUser } from "./sessions";

/** Who asks. All of it may be absent: then it is a stranger. */
export interface Principal {
  user: SessionUser | null;
  sessionId: string | null;
  /** Id of the guest of a browser. */
  guest: string | null;
  /** A hold's token, from the Evently-Token header or a link. */
  token: string | null;
}

export const stranger: Principal = { user: null, sessionId: null, guest: null, token: null };

export const guestScope = (guestId: string) => `guest_${sha256(guestId)}`;

/** True for who holds this hold, or what of it is in no account: the user, the guest of the browser, or the bearer of the hold's token. */
export function holds(principal: Principal, thing: { holdId: string; buyer: string; userId: string | null }): boolean {
  if (principal.user && (thing.userId === principal.user.id || thing.buyer === principal.user.id)) return true;
  if (principal.guest && thing.buyer === guestScope(principal.guest)) return true;
  return principal.token !== null && tokenMatches("hold", thing.holdId, principal.token);
}

/** How a change made by this principal is recorded. */
export function actorOf(principal: Principal): string {
  return principal.user?.id ?? "buyer";
}
