import { logInByLink } from "@/lib/accounts/tokens";
import { api } from "@/lib/http/api";
import { linkTokenBody, login } from "@/lib/schemas/accounts";

export const POST = api(
  {
    route: "POST /auth/email-link/confirm",
    summary: "Sign in for a pair of tokens by a mailed link, which is used up",
    tag: "Accounts",
    body: linkTokenBody,
    response: { 200: login },
    auth: "none",
    limit: "auth",
  },
  async ({ body, address, request }) => ({
    status: 200,
    body: await logInByLink(body.token, { address, userAgent: request.headers.get("user-agent") }),
  }),
);
