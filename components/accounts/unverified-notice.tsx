"use client";

import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { askVerificationAction } from "@/lib/actions/ask-verification";
import { Done } from "./done";
import { useFormErrors } from "./form-errors";

const texts = {};

/** Asks who has not yet confirmed the account's address to do it, and sends the link once more. */
export function UnverifiedNotice({ email }: { email: string }) {
  const t = useTranslations("account.email");
  const [result, action] = useActionState(askVerificationAction, null);
  const { summary } = useFormErrors(result, texts);
  return (
    <Notice tone="accent" title={t("bannerTitle")}>
      <p className="break-words">{t("bannerText", { email })}</p>
      <form action={action} className="flex flex-col gap-3 pt-2">
        <ErrorSummary title={t("bannerProblem")} errors={summary} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton variant="secondary" pendingLabel={t("bannerPending")}>
            {t("bannerAgain")}
          </SubmitButton>
          <Done result={result}>{t("bannerSent")}</Done>
        </div>
      </form>
    </Notice>
  );
}
