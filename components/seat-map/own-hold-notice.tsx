import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { HoldView } from "@/lib/schemas/holds";
import { formatTime } from "@/lib/shared/dates";

/** A hold from before: go on with it, or give it up. */
export function OwnHoldNotice({ hold, onRelease }: { hold: HoldView; onRelease: () => Promise<unknown> }) {
  const t = useTranslations("seats.own");
  const locale = useLocale();
  const [releasing, setReleasing] = useState(false);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <Notice tone="accent" live="polite">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p>
          <span className="font-medium">{t("title", { count: hold.quantity })}</span>{" "}
          {t("text", { time: formatTime(hold.expiresAt, { locale, timeZone }) })}
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
              await onRelease();
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
