import { confirmAddress } from "@/lib/accounts/confirm-address";
import { linkOutcome } from "@/lib/accounts/link-outcome";
import { requestAccountLink } from "@/lib/accounts/request-account-link";
import { api } from "@/lib/http/api";
import { linkAnswer, verifyEmailBody } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const POST = api(
  {
    route: "POST /auth/verify-email",
    summary: "Confirm the account's address by a mailed link, or have a new link mailed",
    tag: "Accounts",
    body: verifyEmailBody,
    response: { 202: linkAnswer },
    auth: "none",
    limit: "ask",
  },
  async ({ body, request }) => {
    if ("token" in body) return { status: 202, body: { status: await linkOutcome(() => confirmAddress(body.token)) } };
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    await requestAccountLink({ purpose: "verify_email", email: body.email, locale });
    return { status: 202, body: { status: "accepted" } };
  },
);
