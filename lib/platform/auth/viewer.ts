import "server-only";
import { cookies, headers } from "next/headers";
import { addressOf } from "@/lib/platform/address";
import { guestFromCookies, sessionIdFromCookies } from "./cookies";
import type { Principal } from "./principal";
import { userOfSession } from "./sessions";
import { noteVisit } from "./visits";

/** From where these headers come. */
export const visitOf = (given: Headers) => ({ address: addressOf(given), userAgent: given.get("user-agent") });

/** Who looks at this page or sends this form. `token`: a hold's token that the link carried. */
export async function viewer(options: { token?: string | undefined } = {}): Promise<Principal> {
  const jar = new Map((await cookies()).getAll().map((cookie) => [cookie.name, cookie.value]));
  const sessionId = await sessionIdFromCookies(jar);
  const user = sessionId ? await userOfSession(sessionId) : null;
  if (user && sessionId) await noteVisit(sessionId, visitOf(await headers()));
  return {
    user,
    sessionId: user ? sessionId : null,
    guest: guestFromCookies(jar),
    token: options.token?.slice(0, 100) ?? null,
  };
}
