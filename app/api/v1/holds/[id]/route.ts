import { z } from "zod";
import { giveUpHold } from "@/lib/bookings/change-hold";
import { getHoldOrThrow } from "@/lib/bookings/get-hold-or-throw";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { holdState } from "@/lib/schemas/holds";

const params = z.object({ id: id("hold") });

export const GET = api(
  {
    route: "GET /holds/{id}",
    summary: "A hold of yours",
    tag: "Holds",
    params,
    response: { 200: holdState },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal }) => ({ status: 200, body: await getHoldOrThrow(principal, params.id) }),
);

export const DELETE = api(
  {
    route: "DELETE /holds/{id}",
    summary: "Give the seats back",
    tag: "Holds",
    params,
    response: { 204: null },
    auth: "caller",
    limit: "write",
  },
  async ({ params, principal }) => {
    await giveUpHold(principal, params.id);
    return { status: 204 };
  },
);
