import { z } from "zod";
import { api } from "@/lib/http/api";
import { fileResponse } from "@/lib/http/file-response";
import { fileQuery } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { printTicket } from "@/lib/tickets/print-tickets";

export const GET = api(
  {
    route: "GET /tickets/{id}/pdf",
    summary: "A ticket of yours on paper: A4, with a code that does not change",
    tag: "Tickets",
    params: z.object({ id: id("tkt") }),
    query: fileQuery,
    response: { 200: null },
    files: ["application/pdf"],
    auth: "caller",
    limit: "document",
  },
  async ({ params, query, principal, request }) => {
    const who = query.token ? { ...principal, token: query.token } : principal;
    const { bytes, name } = await printTicket(who, params.id, request.signal);
    return fileResponse(bytes, { type: "application/pdf", name });
  },
);
