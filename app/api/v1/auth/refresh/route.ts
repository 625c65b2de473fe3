import { refreshTokens } from "@/lib/accounts/tokens";
import { api } from "@/lib/http/api";
import { refreshBody, tokens } from "@/lib/schemas/accounts";

export const POST = api(
  {
    route: "POST /auth/refresh",
    summary: "A new pair of tokens for a refresh token, which is used up",
    tag: "Accounts",
    body: refreshBody,
    response: { 200: tokens },
    auth: "none",
    limit: "write",
  },
  async ({ body, address, request }) => ({
    status: 200,
    body: await refreshTokens(body.refreshToken, { address, userAgent: request.headers.get("user-agent") }),
  }),
);
