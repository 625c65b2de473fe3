import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Notice } from "@/components/ui/notice";
import { releaseHoldAction } from "@/lib/actions/release-hold";

/** Frees the seats at once and goes back to them. */
export function GiveUpHold({ holdId, next, token }: { holdId: string; next: string; token: string | null }) {
  const t = useTranslations("checkout.giveUp");
  const errorText = useErrorText();
  const [result, action] = useActionState(releaseHoldAction, null);
  return (
    <form action={action} className="mt-8 flex flex-col items-center gap-3 border-t border-line pt-4 lg:items-start">
      <input type="hidden" name="holdId" value={holdId} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="token" value={token ?? ""} />
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive">
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
      <SubmitButton variant="quiet" pendingLabel={t("pending")}>
        {t("button")}
      </SubmitButton>
    </form>
  );
}
