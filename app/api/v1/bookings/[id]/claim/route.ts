import { z } from "zod";
import { claimBooking } from "@/lib/bookings/claim-booking";
import { api } from "@/lib/http/api";
import { booking } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const POST = api(
  {
    route: "POST /bookings/{id}/claim",
    summary: "Put a guest's booking into your account; proved by its token",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    response: { 200: booking },
    auth: "user",
    limit: "write",
  },
  async ({ params, principal }) => ({ status: 200, body: await claimBooking(principal, params.id) }),
);
