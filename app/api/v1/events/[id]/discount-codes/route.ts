import { z } from "zod";
import { api } from "@/lib/http/api";
import { createDiscountCode } from "@/lib/pricing/create-discount-code";
import { listDiscountCodes } from "@/lib/pricing/list-discount-codes";
import { cursor, id, limit, page } from "@/lib/schemas/common";
import { discountCode, discountCodeBody } from "@/lib/schemas/discount-codes";

const params = z.object({ id: id("evt") });

export const GET = api(
  {
    route: "GET /events/{id}/discount-codes",
    summary: "An event's discount codes and how often they were used",
    tag: "Organizing",
    params,
    query: z.strictObject({ cursor, limit: limit(100, 20) }),
    response: { 200: page(discountCode) },
    auth: "user",
    organizer: "read",
    limit: "read",
  },
  async ({ params, query, organizerId }) => ({
    status: 200,
    body: await listDiscountCodes(organizerId, params.id, query),
  }),
);

export const POST = api(
  {
    route: "POST /events/{id}/discount-codes",
    summary: "Make a discount code: percentOff of what it covers, or amountOff of the booking",
    tag: "Organizing",
    params,
    body: discountCodeBody,
    response: { 201: discountCode },
    auth: "user",
    organizer: "manage",
    limit: "write",
    idempotent: "stored",
  },
  async ({ params, body, principal, organizerId }) => ({
    status: 201,
    body: await createDiscountCode(organizerId, params.id, body, principal.user.id),
  }),
);
