"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { eraseAccountAction } from "@/lib/actions/erase-account";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { password: "password" } as const;
const AGAIN = "/sign-in?again=1&next=/account/erase";

/** The last step: who has a password gives it, who has none has signed in a short time ago. */
export function EraseForm({
  hasPassword,
  recent,
  closeLabel,
}: {
  hasPassword: boolean;
  recent: boolean;
  closeLabel: string;
}) {
  const t = useTranslations("account.erasing");
  const fieldTexts = useTranslations("auth.fields");
  const [open, setOpen] = useState(false);
  const [result, action] = useActionState(eraseAccountAction, null);
  const { fields, summary } = useFormErrors(result, texts);
  if (!hasPassword && !recent) {
    return (
      <Notice tone="warning" title={t("signInAgain")} className="mt-8">
        <p>{t("signInAgainText")}</p>
        <ButtonLink href={AGAIN} variant="secondary" prefetch={false} className="mt-3">
          {t("signInAgain")}
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <div className="mt-8 border-t border-line pt-8">
      <Button variant="danger" size="lg" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("confirmTitle")} closeLabel={closeLabel}>
        <form action={action} className="flex flex-col gap-5">
          <ErrorSummary title={t("problem")} errors={summary} />
          <p>{t("confirmText")}</p>
          {hasPassword ? (
            <PasswordInput
              id="password"
              label={fieldTexts("password")}
              autoComplete="current-password"
              hint={t("passwordHint")}
              error={fields.password}
            />
          ) : null}
          <div className="flex flex-wrap justify-end gap-3">
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t("cancel")}
            </Button>
            <SubmitButton variant="danger" pendingLabel={t("pending")}>
              {t("confirm")}
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
