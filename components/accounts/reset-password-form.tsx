"use client";

import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { resetPasswordAction } from "@/lib/actions/reset-password";
import { PASSWORD_MIN } from "@/lib/schemas/accounts";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { password: "newPassword" } as const;

/** A new password by a mailed link. `email` tells password managers which account it is. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("links.reset");
  const fieldTexts = useTranslations("auth.fields");
  const [result, action] = useActionState(resetPasswordAction, null);
  const { fields, summary } = useFormErrors(result, texts);
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("problem")} errors={summary} />
      <input type="hidden" name="token" value={token} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        id="password"
        label={fieldTexts("newPassword")}
        autoComplete="new-password"
        minLength={PASSWORD_MIN}
        hint={fieldTexts("passwordHint")}
        error={fields.password}
      />
      <SubmitButton size="lg" block pendingLabel={t("pending")}>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
