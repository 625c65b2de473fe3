import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";

export interface ChosenItem {
  key: string;
  /** Row 3, Seat 12 */
  title: string;
  /** Stalls */
  detail: string;
  price: string;
  tier: string;
  mark: ReactNode;
  onRemove: () => void;
}

/**
 * What was chosen, what it costs, and the way on. Beside the map on wide screens; on a phone a bar
 * within reach of a thumb that opens upwards.
 */
export function SelectionPanel({
  items,
  summary,
  total,
  hint,
  empty,
  pending,
  notice,
  bare,
  onContinue,
  onClear,
}: {
  items: ChosenItem[];
  /** 2 seats */
  summary: string;
  total: string;
  /** Limit and time of the hold. */
  hint: string;
  empty: string;
  pending: boolean;
  notice: ReactNode;
  /** True when the notice says enough while nothing is chosen. */
  bare: boolean;
  onContinue: () => void;
  onClear: () => void;
}) {
  const t = useTranslations("seats.selection");
  const [open, setOpen] = useState(false);
  const nothing = items.length === 0;
  const goOn = (
    <Button
      size="lg"
      block
      aria-disabled={pending || nothing || undefined}
      onClick={() => {
        if (!pending && !nothing) onContinue();
      }}
    >
      {pending ? <Spinner /> : null}
      <span aria-live="polite">{pending ? t("holding") : t("continue")}</span>
    </Button>
  );
  return (
    <section
      aria-label={t("title")}
      data-bottom-bar=""
      className="fixed inset-x-0 bottom-0 z-30 flex max-h-[80dvh] flex-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-2 lg:static lg:max-h-[75%] lg:rounded-lg lg:border lg:shadow-none"
    >
      {notice}
      <div
        className={classNames(
          "min-h-0 flex-col overflow-y-auto",
          !(nothing && bare) && "lg:flex",
          open && !nothing ? "flex" : "hidden",
        )}
      >
        <div className="flex items-center justify-between gap-3 px-4 pt-3">
          <h2 className="text-lg">{t("title")}</h2>
          {items.length > 1 ? (
            <button type="button" onClick={onClear} className="text-link min-h-11 px-1 text-sm">
              {t("clear")}
            </button>
          ) : null}
        </div>
        {nothing ? (
          <p className="px-4 py-3 text-sm text-muted">{empty}</p>
        ) : (
          <ul className="divide-y divide-line px-4">
            {items.map((item) => (
              <li key={item.key} className="flex items-center gap-3 py-1.5">
                {item.mark}
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{item.title}</span>
                  <span className="block text-sm text-muted">{item.detail}</span>
                </span>
                <span className="max-w-28 text-right">
                  <span className="tabular block">{item.price}</span>
                  <span className="block text-sm text-muted">{item.tier}</span>
                </span>
                <IconButton icon="close" label={t("remove", { seat: item.title })} onClick={item.onRemove} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex items-center gap-3 border-t border-line p-3 lg:hidden">
        {nothing ? (
          <p className="min-w-0 flex-1 pl-2 text-sm text-muted">{empty}</p>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="flex min-h-13 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left"
          >
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block text-sm text-muted">{summary}</span>
              <span className="tabular block text-lg font-medium">{total}</span>
            </span>
            <span className="sr-only">{t("details")}</span>
            <Icon
              name="chevron-down"
              className={classNames("size-5 text-muted transition-transform", !open && "rotate-180")}
            />
          </button>
        )}
        <div className="w-40 shrink-0">{goOn}</div>
      </div>
      <div className="hidden border-t border-line p-4 lg:block">
        <p className="mb-3 flex items-baseline justify-between">
          <span className="text-muted">{t("total")}</span>
          <span className="tabular text-xl font-semibold">{total}</span>
        </p>
        {goOn}
        <p className="mt-2 text-center text-xs text-muted">{hint}</p>
      </div>
    </section>
  );
}
