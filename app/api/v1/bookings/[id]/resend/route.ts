import { z } from "zod";
import { api } from "@/lib/http/api";
import { resendConfirmation } from "@/lib/notifications/resend-confirmation";
import { accepted } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const POST = api(
  {
    route: "POST /bookings/{id}/resend",
    summary: "Mail the tickets again, to the booking's address; for its buyer and its organizer",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    response: { 202: accepted },
    auth: "caller",
    limit: "resend",
  },
  async ({ params, principal }) => {
    await resendConfirmation(principal, params.id);
    return { status: 202, body: { status: "accepted" } };
  },
);
