import { z } from "zod";
import { api } from "@/lib/http/api";
import { transferBody, transferredTicket } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { transferTicket } from "@/lib/tickets/transfer-ticket";

export const POST = api(
  {
    route: "POST /tickets/{id}/transfer",
    summary: "Give a ticket to somebody else; its codes of before are void. Repeating it gives the same answer",
    tag: "Tickets",
    params: z.object({ id: id("tkt") }),
    body: transferBody,
    response: { 200: transferredTicket },
    auth: "caller",
    limit: "transfer",
  },
  async ({ params, body, principal }) => ({ status: 200, body: await transferTicket(principal, params.id, body) }),
);
