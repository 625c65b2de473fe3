import { api } from "@/lib/http/api";
import { givenTicketFilters, ticketPage } from "@/lib/schemas/bookings";
import { listGivenTickets } from "@/lib/tickets/list-given-tickets";

export const GET = api(
  {
    route: "GET /tickets",
    summary: "Tickets that others gave to you and that you keep in your account, newest first",
    tag: "Tickets",
    query: givenTicketFilters,
    response: { 200: ticketPage },
    auth: "user",
    limit: "read",
  },
  async ({ query, principal }) => ({ status: 200, body: await listGivenTickets(principal.user.id, query) }),
);
