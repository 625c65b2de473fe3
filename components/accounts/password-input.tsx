"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/forms/field";
import { TextInput } from "@/components/forms/text-input";
import { IconButton } from "@/components/ui/icon-button";
import { PasswordAdvice } from "./password-advice";

/** A password that can be looked at while it is typed. A new one comes with advice about its length. */
export function PasswordInput({
  id,
  label,
  error,
  hint,
  autoComplete,
  minLength,
}: {
  /** Also the field's name. */
  id: string;
  label: string;
  error?: string | null | undefined;
  hint?: string;
  autoComplete: "current-password" | "new-password";
  minLength?: number;
}) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  const [value, setValue] = useState("");
  return (
    <div>
      <Field id={id} label={label} hint={hint} error={error ?? null}>
        {(control) => (
          <div className="relative">
            <TextInput
              {...control}
              type={shown ? "text" : "password"}
              name={id}
              autoComplete={autoComplete}
              minLength={minLength}
              maxLength={200}
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              required
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
              className="pr-12"
            />
            <IconButton
              icon={shown ? "eye-off" : "eye"}
              label={shown ? t("fields.hide") : t("fields.show")}
              onClick={() => setShown(!shown)}
              className="absolute top-0.5 right-0.5 text-muted"
            />
          </div>
        )}
      </Field>
      {autoComplete === "new-password" ? <PasswordAdvice length={value.length} /> : null}
    </div>
  );
}
