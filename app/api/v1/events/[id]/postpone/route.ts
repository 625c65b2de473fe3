import { z } from "zod";
import { postponeEvent } from "@/lib/events/postpone-event";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { eventDetail } from "@/lib/schemas/events";

export const POST = api(
  {
    route: "POST /events/{id}/postpone",
    summary: "Take an event off sale until it has a new date",
    tag: "Organizing",
    params: z.object({ id: id("evt") }),
    response: { 200: eventDetail },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, principal, organizerId }) => {
    return { status: 200, body: await postponeEvent(organizerId, params.id, principal.user.id) };
  },
);
