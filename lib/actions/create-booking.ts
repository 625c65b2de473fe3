"use server";

import { redirect } from "next/navigation";
import { createBooking } from "@/lib/bookings/create-booking";
import { validate } from "@/lib/http/validate";
import { guestScope } from "@/lib/platform/auth/principal";
import { viewer } from "@/lib/platform/auth/viewer";
import { sha256 } from "@/lib/platform/tokens";
import { createBookingBody } from "@/lib/schemas/bookings";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";

/**
 * Books a hold; fields holdId, name, email, attendee[0…], discountCode, shownTotal, idempotencyKey, token. Redirects
 * to the payment, or to the booking when nothing has to be paid or the seats were booked before.
 */
export async function createBookingAction(
  _previous: ActionResult<never> | null,
  form: FormData,
): Promise<ActionResult<never>> {
  let goTo = "";
  const result = await toResult(async () => {
    await limitAction("write");
    const principal = await viewer({ token: field(form, "token") || undefined });
    const attendees = attendeesOf(form);
    const discountCode = field(form, "discountCode").trim();
    const body = validate(
      createBookingBody,
      {
        holdId: field(form, "holdId"),
        buyer: { name: field(form, "name"), email: field(form, "email") },
        ...(attendees ? { attendees } : {}),
        ...(discountCode ? { discountCode } : {}),
      },
      "body",
    );
    const locale = await readerLocale();
    const key = field(form, "idempotencyKey").slice(0, 200) || null;
    const guest = principal.guest ? guestScope(principal.guest) : `guest_${sha256(`${body.holdId}:${key}`)}`;
    const scope = { scope: principal.user?.id ?? guest, key, hash: sha256(JSON.stringify(body)), lasting: true };
    const shown = field(form, "shownTotal");
    const shownTotal = /^\d{1,12}$/.test(shown) ? Number(shown) : undefined;
    const booking = await createBooking(principal, scope, body, locale, { extend: true, shownTotal });
    goTo = booking.payment?.checkoutUrl ?? bookingPath(booking.id, principal.token);
    return null;
  });
  if (result.ok) redirect(goTo);
  return result;
}

function bookingPath(id: string, token: string | null): string {
  return `/bookings/${id}${token ? `?token=${encodeURIComponent(token)}` : ""}`;
}

/** One name a seat; null when none was given, so that the buyer's name stands on every ticket. */
function attendeesOf(form: FormData): string[] | null {
  const names: string[] = [];
  for (let i = 0; form.has(`attendee[${i}]`) && i < 100; i++) names.push(field(form, `attendee[${i}]`).trim());
  if (names.every((name) => name === "")) return null;
  const buyer = field(form, "name").trim();
  return names.map((name) => name || buyer);
}
