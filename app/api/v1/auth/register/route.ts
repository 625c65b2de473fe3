import { registerUser } from "@/lib/accounts/register-user";
import { api } from "@/lib/http/api";
import { registerBody, registered } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const POST = api(
  {
    route: "POST /auth/register",
    summary: "Make an account",
    tag: "Accounts",
    body: registerBody,
    response: { 201: registered },
    auth: "none",
    limit: "register",
    idempotent: "own",
  },
  async ({ body, address, idempotency, request }) => {
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    return { status: 201, body: { user: await registerUser(body, { address, repeatable: idempotency, locale }) } };
  },
);
