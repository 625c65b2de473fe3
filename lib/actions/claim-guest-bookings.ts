"use server";

import { claimGuestBookings } from "@/lib/bookings/claim-guest-bookings";
import { viewer } from "@/lib/platform/auth/viewer";
import { limitAction } from "./limit";
import { type ActionResult, toResult } from "./result";

/** Puts the bookings that were made in this browser without an account into the signed-in user's; no fields. */
export async function claimGuestBookingsAction(
  _previous: ActionResult<number> | null,
  _form: FormData,
): Promise<ActionResult<number>> {
  return toResult(async () => {
    await limitAction("write");
    return claimGuestBookings(await viewer());
  });
}
