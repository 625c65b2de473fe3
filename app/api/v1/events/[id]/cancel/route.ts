import { z } from "zod";
import { cancelEvent } from "@/lib/events/cancel-event";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { eventDetail } from "@/lib/schemas/events";

export const POST = api(
  {
    route: "POST /events/{id}/cancel",
    summary: "Call an event off: everybody gets the whole of his money back",
    tag: "Organizing",
    params: z.object({ id: id("evt") }),
    response: { 200: eventDetail },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, principal, organizerId }) => {
    return { status: 200, body: await cancelEvent(organizerId, params.id, principal.user.id) };
  },
);
