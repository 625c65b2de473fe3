import { requestEmailChange } from "@/lib/accounts/change-email";
import { api } from "@/lib/http/api";
import { changeEmailBody, linkAnswer } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const POST = api(
  {
    route: "POST /me/email",
    summary: "Have a link mailed to a new address, which becomes the account's when the link is used",
    tag: "Accounts",
    body: changeEmailBody,
    response: { 202: linkAnswer },
    auth: "user",
    limit: "ask",
  },
  async ({ principal, body, request }) => {
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    await requestEmailChange(principal, body, locale);
    return { status: 202, body: { status: "accepted" } };
  },
);
