"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Notice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ActionResult } from "@/lib/actions/result";

/** One button at the end of a row that does one thing; what hinders it is said below. */
export function RowAction({
  action,
  field,
  value,
  label,
  name,
  pendingLabel,
  problem,
  done,
  variant = "secondary",
}: {
  action: (previous: ActionResult<null> | null, form: FormData) => Promise<ActionResult<null>>;
  field: string;
  value: string;
  /** What the button says. */
  label: string;
  /** What it does, whole, for who does not see the row. */
  name?: string;
  pendingLabel: string;
  problem: string;
  /** What is said after it, where the row itself does not show it. */
  done?: string;
  variant?: "secondary" | "quiet";
}) {
  const errorText = useErrorText();
  const [result, send] = useActionState(action, null);
  return (
    <form action={send}>
      <input type="hidden" name={field} value={value} />
      <SubmitButton variant={variant} pendingLabel={pendingLabel}>
        {name ? (
          <>
            <span aria-hidden="true">{label}</span>
            <VisuallyHidden>{name}</VisuallyHidden>
          </>
        ) : (
          label
        )}
      </SubmitButton>
      {done ? (
        <p role="status" className="text-sm text-success-ink">
          {result?.ok ? done : null}
        </p>
      ) : null}
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive" title={problem} className="mt-3 text-left">
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
    </form>
  );
}
