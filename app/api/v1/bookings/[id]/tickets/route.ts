import { z } from "zod";
import { api } from "@/lib/http/api";
import { ticket } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { listTickets } from "@/lib/tickets/list-tickets";

export const GET = api(
  {
    route: "GET /bookings/{id}/tickets",
    summary: "The tickets of a booking",
    tag: "Tickets",
    params: z.object({ id: id("bkg") }),
    response: { 200: z.object({ data: z.array(ticket), nextCursor: z.null() }) },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({
    status: 200,
    body: { data: await listTickets(principal, params.id), nextCursor: null },
  }),
);
