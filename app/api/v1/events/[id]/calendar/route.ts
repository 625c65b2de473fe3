import { z } from "zod";
import { env } from "@/lib/env";
import { eventCalendar } from "@/lib/events/event-calendar";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { api } from "@/lib/http/api";

export const GET = api(
  {
    route: "GET /events/{id}/calendar",
    summary: "An event as an iCalendar file, by id or slug",
    tag: "Events",
    params: z.object({ id: z.string().min(1).max(200) }),
    response: { 200: null },
    files: ["text/calendar"],
    auth: "none",
    limit: "read",
  },
  async ({ params }) => {
    const event = await getEventOrThrow(params.id);
    return new Response(eventCalendar(event, `${env().APP_URL}/events/${event.slug}`), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="${event.slug}.ics"`,
        "cache-control": "public, max-age=60",
      },
    });
  },
);
