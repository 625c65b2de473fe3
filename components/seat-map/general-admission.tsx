import { useLocale, useTranslations } from "use-intl";
import type { Tier } from "@/lib/schemas/events";
import { formatMoney } from "@/lib/shared/money";
import type { ChosenPlaces } from "./selection";
import { StepButton } from "./step-button";

/** Tickets without a fixed seat: so many of one tier. */
export function GeneralAdmission({
  tiers,
  places,
  max,
  seated,
  onChange,
}: {
  tiers: Tier[];
  places: ChosenPlaces | null;
  /** What one buyer may have of the event. */
  max: number;
  /** True when there are seats to choose as well. */
  seated: boolean;
  onChange: (tier: string, quantity: number, max: number) => void;
}) {
  const t = useTranslations("seats.places");
  const l = useTranslations("seats.legend");
  const seats = useTranslations("seats");
  const locale = useLocale();
  const price = (tier: Tier) =>
    tier.price.amount === 0 ? seats("free") : formatMoney(tier.price, locale, { short: true });
  return (
    <section aria-labelledby="places-title">
      <h2 id="places-title" className="text-lg">
        {t("title")}
      </h2>
      <p className="mt-1 text-sm text-muted">
        {t("hint")}
        {seated ? ` ${t("either")}` : tiers.length > 1 ? ` ${t("oneKind")}` : null}
      </p>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {tiers.map((tier) => {
          const quantity = places?.tier === tier.id ? places.quantity : 0;
          const most = Math.min(max, tier.left);
          return (
            <li key={tier.id} className="flex items-center justify-between gap-4 py-3">
              <div className="min-w-0">
                <p className="font-medium">{tier.name}</p>
                <p className="text-sm text-muted">
                  <span className="tabular text-ink">{price(tier)}</span>
                  {" · "}
                  {tier.left > 0 ? l("left", { count: tier.left }) : t("soldOut")}
                </p>
              </div>
              {most > 0 || quantity > 0 ? (
                <div className="flex items-center gap-1">
                  <StepButton
                    icon="minus"
                    label={t("fewer", { tier: tier.name })}
                    off={quantity === 0}
                    onClick={() => onChange(tier.id, quantity - 1, most)}
                  />
                  <output
                    aria-label={t("quantity", { tier: tier.name, count: quantity })}
                    className="tabular min-w-8 text-center text-lg font-medium"
                  >
                    {quantity}
                  </output>
                  <StepButton
                    icon="plus"
                    label={t("more", { tier: tier.name })}
                    off={false}
                    onClick={() => onChange(tier.id, quantity + 1, most)}
                  />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
