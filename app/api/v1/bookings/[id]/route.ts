import { z } from "zod";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { api } from "@/lib/http/api";
import { booking } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

const params = z.object({ id: id("bkg") });

export const GET = api(
  {
    route: "GET /bookings/{id}",
    summary: "A booking of yours",
    tag: "Bookings",
    params,
    response: { 200: booking },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({ status: 200, body: await getBookingOrThrow(principal, params.id) }),
);

export const DELETE = api(
  {
    route: "DELETE /bookings/{id}",
    summary: "Cancel within the event's policy, with refund",
    tag: "Bookings",
    params,
    response: { 200: booking },
    auth: "caller",
    limit: "write",
  },
  async ({ params, principal }) => {
    await cancelOwnBooking(principal, params.id);
    return { status: 200, body: await getBookingOrThrow(principal, params.id) };
  },
);
