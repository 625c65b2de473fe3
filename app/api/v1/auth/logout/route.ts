import { api } from "@/lib/http/api";
import { endSession } from "@/lib/platform/auth/sessions";

export const POST = api(
  {
    route: "POST /auth/logout",
    summary: "End this session and its tokens",
    tag: "Accounts",
    response: { 204: null },
    auth: "user",
    limit: "write",
  },
  async ({ principal }) => {
    if (principal.sessionId) await endSession(principal.sessionId);
    return { status: 204 };
  },
);
