import { z } from "zod";
import { extendHoldOnce } from "@/lib/bookings/change-hold";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { holdState } from "@/lib/schemas/holds";

export const POST = api(
  {
    route: "POST /holds/{id}/extend",
    summary: "The one extension of a hold, on reaching payment",
    tag: "Holds",
    params: z.object({ id: id("hold") }),
    response: { 200: holdState },
    auth: "caller",
    limit: "write",
  },
  async ({ params, principal }) => ({ status: 200, body: await extendHoldOnce(principal, params.id) }),
);
