import { logIn } from "@/lib/accounts/tokens";
import { api } from "@/lib/http/api";
import { login, loginBody } from "@/lib/schemas/accounts";

export const POST = api(
  {
    route: "POST /auth/login",
    summary: "Sign in for a pair of tokens",
    tag: "Accounts",
    body: loginBody,
    response: { 200: login },
    auth: "none",
    limit: "auth",
  },
  async ({ body, address, request }) => ({
    status: 200,
    body: await logIn(body, { address, userAgent: request.headers.get("user-agent") }),
  }),
);
