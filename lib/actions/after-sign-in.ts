import "server-only";
import { countGuestBookings } from "@/lib/bookings/claim-guest-bookings";
import { viewer } from "@/lib/platform/auth/viewer";
import { localPath } from "@/lib/shared/local-path";

/**
 * Where somebody goes who has just signed in: where he wanted to, a path of this site; else to his bookings
 * if this browser made some before, to be taken over there; else home.
 */
export async function afterSignIn(next: string): Promise<string> {
  const wanted = localPath(next, "/");
  if (wanted !== "/") return wanted;
  return (await countGuestBookings(await viewer())) > 0 ? "/bookings" : "/";
}
