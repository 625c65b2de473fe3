"use client";

import { type FormEvent, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Checkbox } from "@/components/forms/checkbox";
import { Select } from "@/components/forms/select";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { Tier } from "@/lib/schemas/events";
import { formatMoney } from "@/lib/shared/money";
import { StepButton } from "./step-button";
import type { BestDraft, BestState, BestWish } from "./use-best-seats";

/** "Four together, up to €60": a wish in place of a search on the map. */
export function BestSeatsForm({
  tiers,
  max,
  accessible,
  state,
  draft,
  onDraft,
  onFind,
}: {
  /** The seated ones. */
  tiers: Tier[];
  /** What one buyer may have. */
  max: number;
  /** True when the hall has accessible seats. */
  accessible: boolean;
  state: BestState;
  draft: BestDraft;
  onDraft: (draft: BestDraft) => void;
  onFind: (wish: BestWish) => void;
}) {
  const t = useTranslations("seats.best");
  const errorText = useErrorText();
  const id = useId();
  const quantity = Math.min(draft.quantity, max);
  const setQuantity = (next: number) => onDraft({ ...draft, quantity: next });
  const searching = state.kind === "searching";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!searching) onFind({ quantity, accessible: draft.accessible, ...priceWish(draft.price) });
  };

  return (
    <form onSubmit={submit} className="space-y-3">
      <p className="text-sm text-muted">{t("hint")}</p>
      <div className="flex items-center justify-between gap-3">
        <span id={`${id}-many`}>{t("quantity")}</span>
        <fieldset className="flex items-center gap-1">
          <legend className="sr-only">{t("quantity")}</legend>
          <StepButton icon="minus" label={t("fewer")} off={quantity <= 1} onClick={() => setQuantity(quantity - 1)} />
          <output aria-labelledby={`${id}-many`} className="tabular min-w-10 text-center text-lg font-medium">
            {quantity}
          </output>
          <StepButton icon="plus" label={t("more")} off={quantity >= max} onClick={() => setQuantity(quantity + 1)} />
        </fieldset>
      </div>
      {tiers.length > 1 ? (
        <div>
          <label htmlFor={`${id}-price`} className="sr-only">
            {t("price")}
          </label>
          <Select
            id={`${id}-price`}
            value={draft.price}
            onChange={(event) => onDraft({ ...draft, price: event.target.value })}
          >
            <PriceChoices tiers={tiers} />
          </Select>
        </div>
      ) : null}
      {accessible ? (
        <Checkbox
          label={t("accessible")}
          checked={draft.accessible}
          onChange={(event) => onDraft({ ...draft, accessible: event.target.checked })}
          className="text-sm"
        />
      ) : null}
      <Button type="submit" variant="secondary" block aria-disabled={searching || undefined}>
        {searching ? <Spinner /> : null}
        {searching ? t("searching") : t("find")}
      </Button>
      <p role="status" className="text-sm text-danger-ink empty:hidden">
        {state.kind === "none" ? t("none", { count: state.quantity }) : null}
        {state.kind === "failed" ? errorText(state.error) : null}
      </p>
    </form>
  );
}

function PriceChoices({ tiers }: { tiers: Tier[] }) {
  const t = useTranslations("seats.best");
  const all = useTranslations("seats");
  const locale = useLocale();
  const money = (tier: Tier) =>
    tier.price.amount === 0 ? all("free") : formatMoney(tier.price, locale, { short: true });
  const byPrice = [...tiers].sort((a, b) => a.price.amount - b.price.amount);
  const prices = byPrice.filter((tier, i) => tier.price.amount !== byPrice[i - 1]?.price.amount);
  return (
    <>
      <option value="">{t("any")}</option>
      {prices.length > 1 ? (
        <optgroup label={t("upToGroup")}>
          {prices.slice(0, -1).map((tier) => (
            <option key={tier.id} value={`max:${tier.price.amount}`}>
              {t("upTo", { price: money(tier) })}
            </option>
          ))}
        </optgroup>
      ) : null}
      <optgroup label={t("tierGroup")}>
        {tiers.map((tier) => (
          <option key={tier.id} value={`tier:${tier.id}`}>
            {tier.name} · {money(tier)}
          </option>
        ))}
      </optgroup>
    </>
  );
}

function priceWish(value: string): Pick<BestWish, "tier" | "maxPrice"> {
  const [kind, rest = ""] = value.split(":");
  return { tier: kind === "tier" ? rest : null, maxPrice: kind === "max" ? Number(rest) : null };
}
