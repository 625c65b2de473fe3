import { z } from "zod";
import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { api } from "@/lib/http/api";
import { booking } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const POST = api(
  {
    route: "POST /bookings/{id}/confirm",
    summary: "Settle a booking whose payment is authorised, without waiting for the webhook",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    response: { 200: booking },
    auth: "caller",
    limit: "write",
  },
  async ({ params, principal }) => ({ status: 200, body: await confirmBooking(principal, params.id) }),
);
