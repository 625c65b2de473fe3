import { z } from "zod";
import { alsoCount } from "@/lib/http/also-count";
import { api } from "@/lib/http/api";
import { fileResponse } from "@/lib/http/file-response";
import { wantsPdf } from "@/lib/http/wants-pdf";
import { formatQuery, ticket } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { listTickets } from "@/lib/tickets/list-tickets";
import { printBookingTickets } from "@/lib/tickets/print-tickets";

export const GET = api(
  {
    route: "GET /bookings/{id}/tickets",
    summary: "The tickets of a booking; JSON, or one PDF of all that are yours, by Accept or format",
    tag: "Tickets",
    params: z.object({ id: id("bkg") }),
    query: formatQuery,
    response: { 200: z.object({ data: z.array(ticket), nextCursor: z.null() }) },
    files: ["application/pdf"],
    auth: "caller",
    limit: "read",
  },
  async ({ params, query, principal, request, address }) => {
    const who = query.token ? { ...principal, token: query.token } : principal;
    if (!wantsPdf(request, query.format)) {
      const body = { data: await listTickets(who, params.id), nextCursor: null };
      return { status: 200, body, headers: { vary: "Accept" } };
    }
    await alsoCount("document", address);
    const { bytes, name } = await printBookingTickets(who, params.id, request.signal);
    return fileResponse(bytes, { type: "application/pdf", name, vary: "Accept" });
  },
);
