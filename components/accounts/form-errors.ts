"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { SummaryError } from "@/components/forms/error-summary";
import type { ActionResult } from "@/lib/actions/result";

type Invalid = "name" | "email" | "password" | "newPassword" | "locale";

export interface FormErrors<F extends string> {
  /** What is wrong with a field. */
  fields: Partial<Record<F, string>>;
  /** The same for the summary above the form, or what concerns the form as a whole. */
  summary: SummaryError[];
}

/**
 * What the answer to an account form says, in the reader's language. A control's id is its field's name; `texts` says
 * which text belongs to a field that the server does not take.
 */
export function useFormErrors<F extends string>(
  result: ActionResult<unknown> | null,
  texts: Record<F, Invalid>,
): FormErrors<F> {
  const t = useTranslations();
  return useMemo(() => {
    if (result === null || result.ok) return { fields: {}, summary: [] };
    const key = `errors.${result.code}` as "errors.internal";
    const whole = t.has(key) ? t(key) : result.message;
    const fields: FormErrors<F>["fields"] = {};
    for (const [field, text] of Object.entries(texts) as [F, Invalid][]) {
      if (!result.fieldErrors?.[field]) continue;
      fields[field] = result.code === "invalid_input" ? t(`auth.invalid.${text}`) : whole;
    }
    const summary = Object.entries<string | undefined>(fields).map(([fieldId, message]) => ({
      fieldId,
      message: message ?? whole,
    }));
    return { fields, summary: summary.length > 0 ? summary : [{ fieldId: null, message: whole }] };
  }, [result, texts, t]);
}
