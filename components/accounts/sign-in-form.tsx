"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextInput } from "@/components/forms/text-input";
import { signInAction } from "@/lib/actions/sign-in";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { email: "email", password: "password" } as const;

/** Sign in by password, then go to `next`, a path of this site. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const [result, action] = useActionState(signInAction, null);
  const [email, setEmail] = useState("");
  const { fields, summary } = useFormErrors(result, texts);
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("signIn.problem")} errors={summary} />
      <input type="hidden" name="next" value={next} />
      <Field id="email" label={t("fields.email")} error={fields.email}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            maxLength={254}
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <PasswordInput id="password" autoComplete="current-password" error={fields.password} />
      <SubmitButton size="lg" block pendingLabel={t("signIn.pending")}>
        {t("signIn.submit")}
      </SubmitButton>
    </form>
  );
}
