import { z } from "zod";
import { requireOrganizer } from "@/lib/accounts/organizers";
import { isAppError } from "@/lib/errors";
import { deleteDraft } from "@/lib/events/delete-draft";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { getOwnEventOrThrow } from "@/lib/events/get-own-event-or-throw";
import { updateEvent } from "@/lib/events/update-event";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { eventDetail, updateEventBody } from "@/lib/schemas/events";

export const GET = api(
  {
    route: "GET /events/{id}",
    summary: "An event by id or slug; a draft only for its organizer",
    tag: "Events",
    params: z.object({ id: z.string().min(1).max(200) }),
    response: { 200: eventDetail },
    auth: "caller",
    limit: "read",
  },
  async ({ params, principal, request }) => {
    try {
      return { status: 200, body: await getEventOrThrow(params.id) };
    } catch (error) {
      if (!isAppError(error) || error.code !== "not_found" || !principal.user) throw error;
      const organizerId = await requireOrganizer(principal, request.headers.get("evently-organizer"), "read").catch(
        () => null,
      );
      if (!organizerId) throw error;
      return { status: 200, body: await getOwnEventOrThrow(organizerId, params.id) };
    }
  },
);

const params = z.object({ id: id("evt") });

export const PATCH = api(
  {
    route: "PATCH /events/{id}",
    summary: "Change an event",
    tag: "Organizing",
    params,
    body: updateEventBody,
    response: { 200: eventDetail },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, body, principal, organizerId }) => {
    return { status: 200, body: await updateEvent(organizerId, params.id, body, principal.user.id) };
  },
);

export const DELETE = api(
  {
    route: "DELETE /events/{id}",
    summary: "Delete a draft",
    tag: "Organizing",
    params,
    response: { 204: null },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, principal, organizerId }) => {
    await deleteDraft(organizerId, params.id, principal.user.id);
    return { status: 204 };
  },
);
