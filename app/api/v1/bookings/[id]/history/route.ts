import { z } from "zod";
import { listBookingHistory } from "@/lib/bookings/booking-history";
import { api } from "@/lib/http/api";
import { bookingChange } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const GET = api(
  {
    route: "GET /bookings/{id}/history",
    summary: "Every change of a booking, oldest first",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    response: { 200: z.object({ data: z.array(bookingChange), nextCursor: z.null() }) },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({
    status: 200,
    body: { data: await listBookingHistory(principal, params.id), nextCursor: null },
  }),
);
