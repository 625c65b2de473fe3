"use server";

import { claimBooking } from "@/lib/bookings/claim-booking";
import { viewer } from "@/lib/platform/auth/viewer";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Puts a guest's booking into the signed-in user's account; fields bookingId, token. */
export async function claimBookingAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const principal = await viewer({ token: field(form, "token") || undefined });
    await claimBooking(principal, field(form, "bookingId"));
    return null;
  });
}
