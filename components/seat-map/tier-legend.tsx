import { useLocale, useTranslations } from "use-intl";
import type { Tier } from "@/lib/schemas/events";
import { formatMoney } from "@/lib/shared/money";
import { TierMark } from "./tier-mark";

/**
 * The price categories with their shapes and colours, which are switches too: pressed ones are
 * shown, the others pale; none pressed shows all.
 */
export function TierLegend({
  tiers,
  left,
  shown,
  onToggle,
}: {
  tiers: Tier[];
  /** Seats left by position of the tier; null while unknown. */
  left: number[] | null;
  shown: ReadonlySet<number>;
  onToggle: (tier: number) => void;
}) {
  const t = useTranslations("seats.legend");
  const seats = useTranslations("seats");
  const locale = useLocale();
  return (
    <fieldset className="-mx-4 min-w-0 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0 [&::-webkit-scrollbar]:hidden">
      <legend className="sr-only">{t("label")}</legend>
      <div className="flex w-max gap-2 py-1 sm:w-auto sm:flex-wrap">
        {tiers.map((tier, order) => {
          const price = tier.price.amount === 0 ? seats("free") : formatMoney(tier.price, locale, { short: true });
          return (
            <button
              key={tier.id}
              type="button"
              aria-pressed={shown.has(order)}
              onClick={() => onToggle(order)}
              className="flex min-h-11 items-center gap-2.5 rounded-full border border-line bg-surface py-1 pr-4 pl-3 text-left text-sm transition-colors hover:border-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-canvas"
            >
              <span className="rounded-full bg-surface p-0.5">
                <TierMark order={order} />
              </span>
              <span className="leading-tight whitespace-nowrap">
                <span className="font-medium">{tier.name}</span> <span className="tabular">{price}</span>
                <span className="block text-xs opacity-80">
                  {left ? t("left", { count: left[order] ?? 0 }) : "\u00a0"}
                </span>
              </span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
