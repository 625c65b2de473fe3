import { endOwnSession } from "@/lib/accounts/sessions";
import { api } from "@/lib/http/api";
import { sessionParams } from "@/lib/schemas/accounts";

export const DELETE = api(
  {
    route: "DELETE /me/sessions/{id}",
    summary: "End one session and its tokens",
    tag: "Accounts",
    params: sessionParams,
    response: { 204: null },
    auth: "user",
    limit: "write",
  },
  async ({ principal, params }) => {
    await endOwnSession(principal.user.id, params.id);
    return { status: 204 };
  },
);
