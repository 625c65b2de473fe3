import { z } from "zod";
import { api } from "@/lib/http/api";
import { ticketCode } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { getTicketCode } from "@/lib/tickets/get-ticket-code";

export const GET = api(
  {
    route: "GET /tickets/{id}/code",
    summary: "The text of the ticket's QR code",
    tag: "Tickets",
    params: z.object({ id: id("tkt") }),
    response: { 200: ticketCode },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({ status: 200, body: await getTicketCode(principal, params.id) }),
);
