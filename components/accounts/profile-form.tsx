"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextInput } from "@/components/forms/text-input";
import { updateProfileAction } from "@/lib/actions/update-profile";
import { Done } from "./done";
import { useFormErrors } from "./form-errors";

const texts = { name: "name", locale: "locale" } as const;

/** Name and language. */
export function ProfileForm({
  name: given,
  locale: spoken,
  languages,
}: {
  name: string;
  locale: string;
  languages: { code: string; name: string }[];
}) {
  const t = useTranslations("account");
  const fieldTexts = useTranslations("auth.fields");
  const [result, action] = useActionState(updateProfileAction, null);
  const [name, setName] = useState(given);
  const [locale, setLocale] = useState(spoken);
  const { fields, summary } = useFormErrors(result, texts);
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("profile.problem")} errors={summary} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="name" label={fieldTexts("name")} error={fields.name ?? null}>
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
        <Field id="locale" label={fieldTexts("language")} error={fields.locale ?? null}>
          {(control) => (
            <Select
              {...control}
              name="locale"
              value={locale}
              onChange={(event) => setLocale(event.currentTarget.value)}
            >
              {languages.map(({ code, name: label }) => (
                <option key={code} value={code} lang={code}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        <Done result={result}>{t("profile.saved")}</Done>
      </div>
    </form>
  );
}
