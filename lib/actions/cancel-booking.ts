"use server";

import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { viewer } from "@/lib/platform/auth/viewer";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Cancels a booking within its policy; fields bookingId, token. */
export async function cancelBookingAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const principal = await viewer({ token: field(form, "token") || undefined });
    await cancelOwnBooking(principal, field(form, "bookingId"));
    return null;
  });
}
