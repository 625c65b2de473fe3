import { z } from "zod";
import { requireOrganizer } from "@/lib/accounts/organizers";
import { publishEvent } from "@/lib/events/publish-event";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { eventDetail } from "@/lib/schemas/events";

export const POST = api(
  {
    route: "POST /events/{id}/publish",
    summary: "Put a draft on sale",
    tag: "Organizing",
    params: z.object({ id: id("evt") }),
    response: { 200: eventDetail },
    auth: "user",
    limit: "write",
  },
  async ({ params, principal, request }) => {
    const organizerId = await requireOrganizer(principal, request.headers.get("evently-organizer"), "manage");
    return { status: 200, body: await publishEvent(organizerId, params.id, principal.user.id) };
  },
);
