"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/forms/checkbox";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Notice } from "@/components/ui/notice";
import { saveNotificationsAction } from "@/lib/actions/save-notifications";
import type { NotificationChoices } from "@/lib/schemas/accounts";
import { Done } from "./done";

const names = ["reminders", "waitlist", "news"] as const;

/** What the user wants to hear of. */
export function NotificationForm({ choices: given }: { choices: NotificationChoices }) {
  const t = useTranslations("account");
  const errorText = useErrorText();
  const [choices, setChoices] = useState(given);
  const [result, action] = useActionState(saveNotificationsAction, null);
  return (
    <form action={action} className="flex flex-col gap-5">
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t("notifications.title")}</legend>
        {names.map((name) => (
          <Checkbox
            key={name}
            name={name}
            checked={choices[name]}
            onChange={(event) => setChoices({ ...choices, [name]: event.currentTarget.checked })}
            className="items-start"
            label={
              <>
                <span className="font-medium">{t(`notifications.${name}`)}</span>
                <span className="block text-sm text-muted">{t(`notifications.${name}Text`)}</span>
              </>
            }
          />
        ))}
      </fieldset>
      <p className="text-sm text-muted">{t("notifications.always")}</p>
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive" title={t("notifications.problem")}>
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        <Done result={result}>{t("notifications.done")}</Done>
      </div>
    </form>
  );
}
