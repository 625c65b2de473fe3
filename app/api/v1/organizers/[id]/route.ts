import { z } from "zod";
import { getOwnOrganizerOrThrow } from "@/lib/accounts/organizers";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { organizer } from "@/lib/schemas/venues";

export const GET = api(
  {
    route: "GET /organizers/{id}",
    summary: "An organizer that you belong to",
    tag: "Organizing",
    params: z.object({ id: id("org") }),
    response: { 200: organizer },
    auth: "user",
    limit: "read",
  },
  async ({ params, principal }) => ({ status: 200, body: await getOwnOrganizerOrThrow(principal.user.id, params.id) }),
);
