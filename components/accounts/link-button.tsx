"use client";

import { useActionState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ActionResult } from "@/lib/actions/result";
import { useFormErrors } from "./form-errors";

const texts = {};

/**
 * Uses a mailed link when it is pressed, and not before: what looks at links in mails for its reader must not use them
 * up. `taken`: what to say where another account has the address.
 */
export function LinkButton({
  action: send,
  token,
  label,
  pendingLabel,
  problem,
  taken,
}: {
  action: (previous: ActionResult<null> | null, form: FormData) => Promise<ActionResult<null>>;
  token: string;
  label: string;
  pendingLabel: string;
  problem: string;
  taken?: string;
}) {
  const [result, action] = useActionState(send, null);
  const { summary } = useFormErrors(result, texts);
  const errors =
    result && !result.ok && result.code === "email_taken" && taken ? [{ fieldId: null, message: taken }] : summary;
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={problem} errors={errors} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg" block pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
}
