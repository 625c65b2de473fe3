import { z } from "zod";
import { getReceipt } from "@/lib/bookings/get-receipt";
import { api } from "@/lib/http/api";
import { receipt } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const GET = api(
  {
    route: "GET /bookings/{id}/receipt",
    summary: "What was bought and paid",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    response: { 200: receipt },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({ status: 200, body: await getReceipt(principal, params.id) }),
);
