"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { changePasswordAction } from "@/lib/actions/change-password";
import { PASSWORD_MIN } from "@/lib/schemas/accounts";
import { Done } from "./done";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { currentPassword: "password", newPassword: "newPassword" } as const;

/** Change the password, or set a first one. `email` tells password managers which account it is. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations("account.password");
  const fieldTexts = useTranslations("auth.fields");
  // the fields are emptied after a change, and only then
  const [changes, setChanges] = useState(0);
  const [result, action] = useActionState(async (...given: Parameters<typeof changePasswordAction>) => {
    const outcome = await changePasswordAction(...given);
    if (outcome.ok) setChanges((before) => before + 1);
    return outcome;
  }, null);
  const { fields, summary } = useFormErrors(result, texts);
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("problem")} errors={summary} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <div key={changes} className="grid gap-5 sm:grid-cols-2">
        {hasPassword ? (
          <PasswordInput
            id="currentPassword"
            label={fieldTexts("currentPassword")}
            autoComplete="current-password"
            error={fields.currentPassword}
          />
        ) : null}
        <PasswordInput
          id="newPassword"
          label={fieldTexts("newPassword")}
          autoComplete="new-password"
          minLength={PASSWORD_MIN}
          hint={fieldTexts("passwordHint")}
          error={fields.newPassword}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton pendingLabel={t("pending")}>{hasPassword ? t("change") : t("set")}</SubmitButton>
        <Done result={result}>
          {t("done")} {result?.ok ? t("ended", { count: result.data.ended }) : null}
        </Done>
      </div>
    </form>
  );
}
