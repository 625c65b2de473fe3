import { z } from "zod";
import { api } from "@/lib/http/api";
import { deleteDiscountCode } from "@/lib/pricing/delete-discount-code";
import { id } from "@/lib/schemas/common";

export const DELETE = api(
  {
    route: "DELETE /events/{id}/discount-codes/{codeId}",
    summary: "End a discount code; bookings made with it keep their price",
    tag: "Organizing",
    params: z.object({ id: id("evt"), codeId: id("dsc") }),
    response: { 204: null },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, principal, organizerId }) => {
    await deleteDiscountCode(organizerId, params.id, params.codeId, principal.user.id);
    return { status: 204 };
  },
);
