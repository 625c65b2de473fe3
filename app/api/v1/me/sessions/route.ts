import { listSessions } from "@/lib/accounts/sessions";
import { api } from "@/lib/http/api";
import { endOtherSessions } from "@/lib/platform/auth/sessions";
import { sessionList, sessionPage } from "@/lib/schemas/accounts";

export const GET = api(
  {
    route: "GET /me/sessions",
    summary: "Where the user is signed in, newest first",
    tag: "Accounts",
    query: sessionList,
    response: { 200: sessionPage },
    auth: "user",
    limit: "read",
  },
  async ({ principal, query }) => ({
    status: 200,
    body: await listSessions(principal.user.id, principal.sessionId, query),
  }),
);

export const DELETE = api(
  {
    route: "DELETE /me/sessions",
    summary: "End all sessions but this one",
    tag: "Accounts",
    response: { 204: null },
    auth: "user",
    limit: "write",
  },
  async ({ principal }) => {
    await endOtherSessions(principal.user.id, principal.sessionId);
    return { status: 204 };
  },
);
