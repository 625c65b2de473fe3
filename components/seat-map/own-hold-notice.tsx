import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ApiError } from "@/lib/shared/api-client";
import { formatTime } from "@/lib/shared/dates";
import type { OwnHold } from "./use-own-hold";

/** A hold from before, with the time that it has left: go on with it, or give it up. */
export function OwnHoldNotice({
  own: { hold, endsAt },
  places,
  onRelease,
}: {
  own: OwnHold;
  /** The seats in words; empty for places without numbers. */
  places: string;
  onRelease: () => Promise<ApiError | null>;
}) {
  const t = useTranslations("seats.own");
  const locale = useLocale();
  const errorText = useErrorText();
  const [releasing, setReleasing] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <Notice tone="accent">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div role="status">
          <p>
            <span className="font-medium">{t("title", { count: hold.quantity })}</span>{" "}
            {t("text", { time: formatTime(hold.expiresAt, { locale, timeZone }) })}
          </p>
          {places ? <p className="text-muted">{places}</p> : null}
          {failure ? <p className="mt-1 text-danger-ink">{errorText(failure)}</p> : null}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <TimeLeft endsAt={endsAt} label={t("left")} />
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

/** Counts down for the eye; the ear was told until when. */
function TimeLeft({ endsAt, label }: { endsAt: number; label: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000));
  return (
    <span role="timer" aria-live="off" aria-label={label} className="tabular mr-1 text-lg font-medium">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}
    </span>
  );
}
