import { z } from "zod";
import { api } from "@/lib/http/api";
import { ticket } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { claimTicket } from "@/lib/tickets/claim-ticket";

export const POST = api(
  {
    route: "POST /tickets/{id}/claim",
    summary: "Put a ticket that was given to you into your account; proved by its token, which is void then",
    tag: "Tickets",
    params: z.object({ id: id("tkt") }),
    response: { 200: ticket },
    auth: "user",
    limit: "transfer",
  },
  async ({ params, principal }) => ({ status: 200, body: await claimTicket(principal, params.id) }),
);
