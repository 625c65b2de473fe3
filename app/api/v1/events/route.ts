import { createEvent } from "@/lib/events/create-event";
import { listEvents } from "@/lib/events/list-events";
import { api } from "@/lib/http/api";
import { createEventBody, eventDetail, eventFilters, eventPage } from "@/lib/schemas/events";

export const GET = api(
  {
    route: "GET /events",
    summary: "Events on sale or soon to be, filtered and sorted",
    tag: "Events",
    query: eventFilters,
    response: { 200: eventPage },
    auth: "none",
    limit: "read",
  },
  async ({ query }) => ({
    status: 200,
    body: await listEvents(query),
    headers: { "cache-control": "public, max-age=5" },
  }),
);

export const POST = api(
  {
    route: "POST /events",
    summary: "Create an event as a draft",
    tag: "Organizing",
    body: createEventBody,
    response: { 201: eventDetail },
    auth: "user",
    organizer: "manage",
    limit: "write",
    idempotent: "stored",
  },
  async ({ principal, body, organizerId }) => {
    return { status: 201, body: await createEvent(organizerId, body, principal.user.id) };
  },
);
