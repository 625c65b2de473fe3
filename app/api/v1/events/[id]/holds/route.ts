import { z } from "zod";
import { createHold } from "@/lib/bookings/create-hold";
import { api } from "@/lib/http/api";
import { guestCookie } from "@/lib/platform/auth/cookies";
import { id } from "@/lib/schemas/common";
import { createdHold, holdBody } from "@/lib/schemas/holds";

export const POST = api(
  {
    route: "POST /events/{id}/holds",
    summary: "Hold seats for a limited time: all of them, or none",
    tag: "Holds",
    params: z.object({ id: id("evt") }),
    body: holdBody,
    response: { 201: createdHold },
    auth: "caller",
    limit: "hold",
    idempotent: "own",
    maxBytes: 16 * 1024,
  },
  async ({ params, body, principal, idempotency, request }) => {
    // a browser keeps its guest, so that its holds and bookings stay its own
    const browser = request.headers.has("sec-fetch-site");
    const scope = { ...idempotency, lasting: idempotency.lasting || browser };
    const hold = await createHold(principal, scope, params.id, body);
    const headers: Record<string, string> = { location: `/api/v1/holds/${hold.id}` };
    if (browser && idempotency.guest && !principal.guest) headers["set-cookie"] = guestCookie(idempotency.guest);
    return { status: 201, body: hold, headers };
  },
);
