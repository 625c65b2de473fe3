"use server";

import { redirect } from "next/navigation";
import { resumePayment } from "@/lib/bookings/continue-booking";
import { viewer } from "@/lib/platform/auth/viewer";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Opens the payment of a booking that waits for it; fields bookingId, token. Redirects to the payment, if there is one to make. */
export async function resumePaymentAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  let goTo: string | null = null;
  const result = await toResult(async () => {
    await limitAction("write");
    const principal = await viewer({ token: field(form, "token") || undefined });
    const booking = await resumePayment(principal, field(form, "bookingId"));
    goTo = booking.payment?.checkoutUrl ?? null;
    return null;
  });
  if (goTo !== null) redirect(goTo);
  return result;
}
