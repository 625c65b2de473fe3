"use client";

import { useLocale, useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import type { Tier } from "@/lib/schemas/events";
import { formatMoney } from "@/lib/shared/money";
import { placeOf, type SeatModel, tierIndexOf, tierOf } from "./seat-model";
import type { PickerEvent } from "./seat-picker";
import type { Selection, SelectionChange } from "./selection";
import type { ChosenItem } from "./selection-panel";
import { TierMark } from "./tier-mark";
import type { SeatWords } from "./use-seat-words";

/** The selection in words and sums, as its panel shows it. */
export function useChosenItems(
  event: PickerEvent,
  model: SeatModel,
  tiers: Tier[],
  { selection, change }: { selection: Selection; change: (change: SelectionChange) => void },
  words: SeatWords,
): { items: ChosenItem[]; total: string; summary: string } {
  const t = useTranslations("seats");
  const locale = useLocale();
  const { seats, places } = selection;
  const tier = places ? tiers.find((each) => each.id === places.tier) : undefined;
  const money = (amount: number) =>
    amount === 0 && (places || seats.length > 0)
      ? t("free")
      : formatMoney({ amount, currency: event.currency }, locale);

  if (places && tier) {
    const price = money(tier.price.amount * places.quantity);
    const item: ChosenItem = {
      key: tier.id,
      title: `${places.quantity} × ${tier.name}`,
      detail: t("place.free"),
      price,
      tier: "",
      mark: <Icon name="ticket" className="size-5 text-muted" />,
      onRemove: () => change({ type: "clear" }),
    };
    return { items: [item], total: price, summary: t("selection.countPlaces", { count: places.quantity }) };
  }
  return {
    items: seats.map((seat) => ({
      key: String(seat),
      title: words.seat(seat),
      detail: placeOf(model.table, seat).section,
      price: words.price(seat),
      tier: tierOf(model, seat)?.name ?? "",
      mark: <TierMark order={tierIndexOf(model, seat)} className="size-5" />,
      onRemove: () => change({ type: "remove", seat }),
    })),
    total: money(seats.reduce((sum, seat) => sum + (tierOf(model, seat)?.price.amount ?? 0), 0)),
    summary: t("selection.count", { count: seats.length }),
  };
}
