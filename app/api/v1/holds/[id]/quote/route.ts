import { z } from "zod";
import { quoteHold } from "@/lib/bookings/quote-hold";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { quote, quoteBody } from "@/lib/schemas/holds";

export const POST = api(
  {
    route: "POST /holds/{id}/quote",
    summary: "What booking this hold costs, line by line",
    tag: "Holds",
    params: z.object({ id: id("hold") }),
    body: quoteBody,
    response: { 200: quote },
    auth: "caller",
    limit: "write",
  },
  async ({ params, principal, body }) => ({ status: 200, body: await quoteHold(principal, params.id, body) }),
);
