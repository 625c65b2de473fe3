"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/forms/field";
import { TextInput } from "@/components/forms/text-input";

/** An account's e-mail address, under the name that password managers look for. */
export function EmailInput({
  autoComplete,
  error,
  given = "",
}: {
  autoComplete: "username" | "email";
  error?: string | undefined;
  given?: string;
}) {
  const t = useTranslations("auth");
  const [value, setValue] = useState(given);
  return (
    <Field id="email" label={t("fields.email")} error={error ?? null}>
      {(control) => (
        <TextInput
          {...control}
          type="email"
          name="email"
          autoComplete={autoComplete}
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
