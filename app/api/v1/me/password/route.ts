import { changePassword } from "@/lib/accounts/change-password";
import { api } from "@/lib/http/api";
import { changePasswordBody } from "@/lib/schemas/accounts";
import { negotiateLocale } from "@/lib/shared/locale";

export const PUT = api(
  {
    route: "PUT /me/password",
    summary: "Change the password; all other sessions end",
    tag: "Accounts",
    body: changePasswordBody,
    response: { 204: null },
    auth: "user",
    limit: "auth",
  },
  async ({ principal, body, request }) => {
    await changePassword(principal, body, negotiateLocale(null, request.headers.get("accept-language")));
    return { status: 204 };
  },
);
