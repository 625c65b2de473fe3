import { z } from "zod";
import { publishEvent } from "@/lib/events/publish-event";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { eventDetail } from "@/lib/schemas/events";

export const POST = api(
  {
    route: "POST /events/{id}/publish",
    summary: "Put a draft on sale, or a postponed event that has its new date",
    tag: "Organizing",
    params: z.object({ id: id("evt") }),
    response: { 200: eventDetail },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, principal, organizerId }) => {
    return { status: 200, body: await publishEvent(organizerId, params.id, principal.user.id) };
  },
);
