import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { HoldView } from "@/lib/schemas/holds";
import type { ApiError } from "@/lib/shared/api-client";
import { formatTime } from "@/lib/shared/dates";

/** A hold from before: go on with it, or give it up. */
export function OwnHoldNotice({ hold, onRelease }: { hold: HoldView; onRelease: () => Promise<ApiError | null> }) {
  const t = useTranslations("seats.own");
  const locale = useLocale();
  const errorText = useErrorText();
  const [releasing, setReleasing] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <Notice tone="accent" live="polite">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p>
          <span className="font-medium">{t("title", { count: hold.quantity })}</span>{" "}
          {t("text", { time: formatTime(hold.expiresAt, { locale, timeZone }) })}
          {failure ? <span className="mt-1 block text-danger-ink">{errorText(failure)}</span> : null}
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/checkout/${hold.id}`} prefetch={false}>
            {t("continue")}
          </ButtonLink>
          <Button
            variant="secondary"
            aria-disabled={releasing || undefined}
            onClick={async () => {
              if (releasing) return;
              setReleasing(true);
              setFailure(await onRelease());
              setReleasing(false);
            }}
          >
            {releasing ? t("releasing") : t("release")}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
