"use client";

import { type FormEvent, useActionState, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextInput } from "@/components/forms/text-input";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { transferTicketAction } from "@/lib/actions/transfer-ticket";
import { TransferDone } from "./transfer-done";

/** Passing a ticket on: to whom, a look at what that means, and then the link for the new holder. */
export function TransferForm({
  ticketId,
  token,
  place,
  event,
  bookingPath,
}: {
  ticketId: string;
  token: string | null;
  /** The ticket's place in words. */
  place: string;
  /** The event's title. */
  event: string;
  /** The giver's way back to his booking; null for who has none. */
  bookingPath: string | null;
}) {
  const t = useTranslations("tickets.transfer");
  const errorText = useErrorText();
  const [to, setTo] = useState({ name: "", email: "" });
  const [sure, setSure] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const [result, action] = useActionState(async (...given: Parameters<typeof transferTicketAction>) => {
    const outcome = await transferTicketAction(...given);
    // bad fields are to be seen and changed
    if (!outcome.ok && outcome.code === "invalid_input") setSure(false);
    return outcome;
  }, null);
  const problems = result && !result.ok ? (result.fieldErrors ?? {}) : {};

  if (result?.ok) return <TransferDone {...result.data} event={event} bookingPath={bookingPath} />;

  const look = (submitted: FormEvent) => {
    submitted.preventDefault();
    setTo({ name: to.name.trim(), email: to.email.trim() });
    setSure(true);
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <>
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive" title={t("problem")} className="mb-5">
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
      {sure ? (
        <form action={action} className="flex flex-col gap-4">
          <input type="hidden" name="ticketId" value={ticketId} />
          <input type="hidden" name="token" value={token ?? ""} />
          <input type="hidden" name="name" value={to.name} />
          <input type="hidden" name="email" value={to.email} />
          <h2 ref={heading} tabIndex={-1} className="text-xl break-words">
            {t("confirmTitle", { name: to.name })}
          </h2>
          <p className="break-words">{t("confirmText", { ...to, place })}</p>
          <p className="text-sm text-muted">{t("refundText")}</p>
          <div className="flex flex-col gap-3">
            <SubmitButton size="lg" block pendingLabel={t("pending")}>
              {t("confirm")}
            </SubmitButton>
            <Button variant="secondary" size="lg" block onClick={() => setSure(false)}>
              {t("change")}
            </Button>
          </div>
        </form>
      ) : (
        <form onSubmit={look} className="flex flex-col gap-5">
          <Field id="name" label={t("name")} hint={t("nameHint")} error={problems.name ? t("check") : null}>
            {(control) => (
              <TextInput
                {...control}
                name="name"
                autoComplete="off"
                maxLength={200}
                required
                pattern=".*\S.*"
                value={to.name}
                onChange={(event) => setTo({ ...to, name: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field id="email" label={t("email")} hint={t("emailHint")} error={problems.email ? t("check") : null}>
            {(control) => (
              <TextInput
                {...control}
                type="email"
                name="email"
                autoComplete="off"
                maxLength={254}
                required
                value={to.email}
                onChange={(event) => setTo({ ...to, email: event.currentTarget.value })}
              />
            )}
          </Field>
          <Button type="submit" size="lg" block>
            {t("next")}
          </Button>
        </form>
      )}
    </>
  );
}
