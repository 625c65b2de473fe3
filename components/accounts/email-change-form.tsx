"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextInput } from "@/components/forms/text-input";
import { Notice } from "@/components/ui/notice";
import { askEmailChangeAction } from "@/lib/actions/ask-email-change";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { email: "email", password: "password" } as const;

/** Asks for a new address and who is there; then says where to look for the link. */
export function EmailChangeForm({
  email: current,
  hours,
  hasPassword,
}: {
  email: string;
  /** How long the link lasts. */
  hours: number;
  hasPassword: boolean;
}) {
  const t = useTranslations("account.email");
  const fieldTexts = useTranslations("auth.fields");
  const [result, action] = useActionState(askEmailChangeAction, null);
  const [email, setEmail] = useState("");
  const { fields, summary } = useFormErrors(result, texts);
  if (result?.ok) {
    return (
      <Notice tone="success" live="polite" title={t("sentTitle")}>
        <p className="break-words">{t("sent", { email: result.data.email, hours })}</p>
      </Notice>
    );
  }
  const same = email.trim().toLowerCase() === current;
  const wrong = fields.email && same ? t("same") : fields.email;
  const errors = summary.map((one) => (one.fieldId === "email" && wrong ? { ...one, message: wrong } : one));
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("problem")} errors={errors} />
      <Field id="email" label={t("new")} error={wrong ?? null}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            name="email"
            autoComplete="email"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      {hasPassword ? (
        <PasswordInput
          id="password"
          label={fieldTexts("currentPassword")}
          autoComplete="current-password"
          hint={t("passwordHint")}
          error={fields.password}
        />
      ) : null}
      <SubmitButton size="lg" block pendingLabel={t("pending")}>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
