import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { BestAvailable } from "@/lib/schemas/holds";
import { formatMoney } from "@/lib/shared/money";
import type { SeatWords } from "./use-seat-words";

/** Proposed seats: which, what they cost, why these; to take or to leave. */
export function SuggestionCard({
  best,
  words,
  onTake,
  onAnother,
  onDismiss,
}: {
  best: BestAvailable;
  words: SeatWords;
  onTake: () => void;
  /** Null when there is nothing else to propose. */
  onAnother: (() => void) | null;
  onDismiss: () => void;
}) {
  const t = useTranslations("seats.best");
  const all = useTranslations("seats");
  const locale = useLocale();
  const total = best.total.amount === 0 ? all("free") : formatMoney(best.total, locale);
  return (
    <div className="shrink-0 border-b border-line bg-accent-soft px-4 pt-1 pb-3 lg:rounded-t-lg">
      <div className="-mr-3 flex items-center justify-between gap-3">
        <h2 className="text-sm font-medium text-accent-ink">{t("found")}</h2>
        <IconButton icon="close" label={t("dismiss")} onClick={onDismiss} />
      </div>
      <p className="font-medium">
        {words.places(best.seats.map((seat) => seat.index))}{" "}
        <span className="tabular whitespace-nowrap">· {total}</span>
      </p>
      <p className="mt-0.5 text-sm text-muted">{t(best.reason, { count: best.seats.length })}</p>
      <div className="mt-3 flex gap-2">
        <Button onClick={onTake} className="flex-1">
          {t("take")}
        </Button>
        {onAnother ? (
          <Button variant="secondary" onClick={onAnother}>
            {t("another")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
