"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextInput } from "@/components/forms/text-input";
import { registerAction } from "@/lib/actions/register";
import { PASSWORD_MIN } from "@/lib/schemas/accounts";
import { EmailInput } from "./email-input";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { name: "name", email: "email", password: "newPassword" } as const;

/** Make an account, then go to `next`, a path of this site. What was typed stays when the server refuses. */
export function RegisterForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const [result, action] = useActionState(registerAction, null);
  const [name, setName] = useState("");
  const { fields, summary } = useFormErrors(result, texts);
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("register.problem")} errors={summary} />
      <input type="hidden" name="next" value={next} />
      <Field id="name" label={t("fields.name")} hint={t("fields.nameHint")} error={fields.name ?? null}>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="name"
            maxLength={200}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <EmailInput autoComplete="email" error={fields.email} />
      <PasswordInput
        id="password"
        label={t("fields.password")}
        autoComplete="new-password"
        minLength={PASSWORD_MIN}
        hint={t("fields.passwordHint")}
        error={fields.password}
      />
      <SubmitButton size="lg" block pendingLabel={t("register.pending")}>
        {t("register.submit")}
      </SubmitButton>
    </form>
  );
}
