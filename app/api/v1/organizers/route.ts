import { createOrganizer } from "@/lib/accounts/organizers";
import { api } from "@/lib/http/api";
import { createOrganizerBody, organizer } from "@/lib/schemas/venues";

export const POST = api(
  {
    route: "POST /organizers",
    summary: "Become an organizer",
    tag: "Organizing",
    body: createOrganizerBody,
    response: { 201: organizer },
    auth: "user",
    limit: "write",
    idempotent: "stored",
  },
  async ({ body, principal }) => ({ status: 201, body: await createOrganizer(principal.user.id, body) }),
);
