"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/forms/checkbox";
import { Field } from "@/components/forms/field";
import { TextInput } from "@/components/forms/text-input";

/** A password that can be looked at while it is typed. */
export function PasswordInput({
  id,
  error,
  hint,
  autoComplete,
  minLength,
}: {
  id: string;
  error?: string | null;
  hint?: string;
  autoComplete: "current-password" | "new-password";
  minLength?: number;
}) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Field id={id} label={t("fields.password")} hint={hint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            type={shown ? "text" : "password"}
            name="password"
            autoComplete={autoComplete}
            minLength={minLength}
            maxLength={200}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Checkbox
        label={t("fields.show")}
        checked={shown}
        onChange={(event) => setShown(event.currentTarget.checked)}
        className="w-fit text-sm"
      />
    </div>
  );
}
