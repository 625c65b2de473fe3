import { requestAccountLink } from "@/lib/accounts/request-account-link";
import { api } from "@/lib/http/api";
import { askForLinkBody, linkAnswer } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const POST = api(
  {
    route: "POST /auth/password-reset",
    summary: "Have a link mailed that sets a new password; the answer does not tell who has an account",
    tag: "Accounts",
    body: askForLinkBody,
    response: { 202: linkAnswer },
    auth: "none",
    limit: "ask",
  },
  async ({ body, request }) => {
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    await requestAccountLink({ purpose: "reset_password", email: body.email, locale });
    return { status: 202, body: { status: "accepted" } };
  },
);
