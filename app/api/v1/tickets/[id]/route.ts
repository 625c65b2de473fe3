import { z } from "zod";
import { api } from "@/lib/http/api";
import { ticket } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { getTicketOrThrow } from "@/lib/tickets/get-ticket-or-throw";

export const GET = api(
  {
    route: "GET /tickets/{id}",
    summary: "A ticket of yours",
    tag: "Tickets",
    params: z.object({ id: id("tkt") }),
    response: { 200: ticket },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({ status: 200, body: await getTicketOrThrow(principal, params.id) }),
);
