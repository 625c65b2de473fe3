"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { SummaryError } from "@/components/forms/error-summary";
import type { ActionResult } from "@/lib/actions/result";

type AccountField = "name" | "email" | "password";
type Invalid = "name" | "email" | "password" | "newPassword";

export interface FormErrors {
  /** What is wrong with a field, or null. */
  fields: Partial<Record<AccountField, string>>;
  /** The same for the summary above the form, or what concerns the form as a whole. */
  summary: SummaryError[];
}

/** What the answer to an account form says, in the reader's language. A control's id is its field's name. */
export function useFormErrors(
  result: ActionResult<null> | null,
  texts: Partial<Record<AccountField, Invalid>>,
): FormErrors {
  const t = useTranslations();
  return useMemo(() => {
    if (result === null || result.ok) return { fields: {}, summary: [] };
    const fields: FormErrors["fields"] = {};
    for (const field of ["name", "email", "password"] as const) {
      const text = texts[field];
      if (text && result.fieldErrors?.[field]) fields[field] = t(`auth.invalid.${text}`);
    }
    const summary = Object.entries(fields).map(([fieldId, message]) => ({ fieldId, message }));
    if (summary.length > 0) return { fields, summary };
    const key = `errors.${result.code}` as "errors.internal";
    return { fields, summary: [{ fieldId: null, message: t.has(key) ? t(key) : result.message }] };
  }, [result, texts, t]);
}
