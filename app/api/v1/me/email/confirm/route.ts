import { confirmEmailChange } from "@/lib/accounts/change-email";
import { api } from "@/lib/http/api";
import { linkTokenBody, user } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const POST = api(
  {
    route: "POST /me/email/confirm",
    summary: "Make a new address the account's by the link that was mailed to it",
    tag: "Accounts",
    body: linkTokenBody,
    response: { 200: user },
    auth: "user",
    limit: "auth",
  },
  async ({ principal, body, request }) => {
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    return { status: 200, body: await confirmEmailChange(principal.user.id, body.token, locale) };
  },
);
