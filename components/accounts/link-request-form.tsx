"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ActionResult } from "@/lib/actions/result";
import { EmailInput } from "./email-input";
import { useFormErrors } from "./form-errors";
import { LinkSent } from "./link-sent";

const texts = { email: "email" } as const;

interface LinkRequest {
  kind: "signIn" | "reset";
  action: (
    previous: ActionResult<{ email: string }> | null,
    form: FormData,
  ) => Promise<ActionResult<{ email: string }>>;
  /** How long the link lasts. */
  minutes: number;
  /** A path of this site to go to once signed in. */
  next?: string;
  email?: string;
}

/** Asks for an address and has a link mailed to it; then says where to look. */
export function LinkRequestForm(request: LinkRequest) {
  const [round, setRound] = useState(0);
  return <Round key={round} {...request} startAnew={() => setRound(round + 1)} />;
}

function Round({ kind, action: send, minutes, next, email = "", startAnew }: LinkRequest & { startAnew: () => void }) {
  const t = useTranslations("links");
  const [result, action] = useActionState(send, null);
  const [asked, setAsked] = useState(email);
  const { fields, summary } = useFormErrors(result, texts);
  if (result?.ok && result.data.email !== asked) setAsked(result.data.email);
  const nextField = next === undefined ? null : <input type="hidden" name="next" value={next} />;
  if (result?.ok) {
    return (
      <LinkSent text={t(`sent.${kind}`, { email: asked, minutes })} startAnew={startAnew}>
        <form action={action}>
          {nextField}
          <input type="hidden" name="email" value={asked} />
          <SubmitButton variant="secondary" pendingLabel={t("sent.pending")}>
            {t("sent.again")}
          </SubmitButton>
        </form>
      </LinkSent>
    );
  }
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("sent.problem")} errors={summary} />
      {nextField}
      <EmailInput autoComplete="username" error={fields.email} given={asked} />
      <SubmitButton size="lg" block pendingLabel={t("sent.pending")}>
        {kind === "signIn" ? t("signIn.submit") : t("forgot.submit")}
      </SubmitButton>
    </form>
  );
}
