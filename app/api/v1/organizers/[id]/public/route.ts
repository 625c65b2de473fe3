import { z } from "zod";
import { getPublicOrganizerOrThrow } from "@/lib/accounts/organizers";
import { api } from "@/lib/http/api";
import { organizer } from "@/lib/schemas/venues";

export const GET = api(
  {
    route: "GET /organizers/{id}/public",
    summary: "An organizer's public profile, by its slug",
    tag: "Events",
    params: z.object({ id: z.string().min(1).max(120) }),
    response: { 200: organizer },
    auth: "none",
    limit: "read",
  },
  async ({ params }) => ({ status: 200, body: await getPublicOrganizerOrThrow(params.id) }),
);
