import { linkOutcome } from "@/lib/accounts/link-outcome";
import { resetPassword } from "@/lib/accounts/reset-password";
import { api } from "@/lib/http/api";
import { linkAnswer, resetPasswordBody } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const POST = api(
  {
    route: "POST /auth/password-reset/confirm",
    summary: "Set a new password by a mailed link, which is used up; all sessions end",
    tag: "Accounts",
    body: resetPasswordBody,
    response: { 202: linkAnswer },
    auth: "none",
    limit: "auth",
  },
  async ({ body, request }) => {
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    return { status: 202, body: { status: await linkOutcome(() => resetPassword(body, locale)) } };
  },
);
