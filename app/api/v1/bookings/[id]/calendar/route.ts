import { z } from "zod";
import { bookingCalendar } from "@/lib/bookings/booking-calendar";
import { api } from "@/lib/http/api";
import { fileResponse } from "@/lib/http/file-response";
import { fileQuery } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const GET = api(
  {
    route: "GET /bookings/{id}/calendar",
    summary: "A booking as a calendar file, with its places",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    query: fileQuery,
    response: { 200: null },
    files: ["text/calendar"],
    auth: "caller",
    limit: "read",
  },
  async ({ params, query, principal }) => {
    const who = query.token ? { ...principal, token: query.token } : principal;
    const { text, name } = await bookingCalendar(who, params.id);
    return fileResponse(text, { type: "text/calendar; charset=utf-8", name });
  },
);
