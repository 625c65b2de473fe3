"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/shared/money";
import { numberRanges, seatGroups } from "./seat-groups";
import { placeOf, type SeatModel, tierOf } from "./seat-model";

export type SeatWord = "available" | "taken" | "blocked" | "chosen" | "kept";

export interface SeatWords {
  /** Row 3, Seat 12 */
  seat: (seat: number) => string;
  /** Stalls, Row 3, Seat 12 */
  place: (seat: number) => string;
  /** Row 3, Seat 12, Category I, €25, available: what a screen reader says in a list under its section. */
  listed: (seat: number, status: SeatWord) => string;
  /** The same with the section in front. */
  full: (seat: number, status: SeatWord) => string;
  price: (seat: number) => string;
  /** Stalls, Row 3, Seats 12–15; Row 4, Seats 12 and 13: several seats, as short as can be. */
  places: (seats: readonly number[]) => string;
}

/** A seat in the reader's words. Parts that the plan leaves empty are left out. */
export function useSeatWords(model: SeatModel): SeatWords {
  const t = useTranslations("seats");
  const locale = useLocale();
  return useMemo(() => {
    const list = new Intl.ListFormat(locale);
    const seat = (index: number) => {
      const { row, number } = placeOf(model.table, index);
      return [row && t("place.row", { row }), number && t("place.seat", { number })].filter(Boolean).join(", ");
    };
    const place = (index: number) => [placeOf(model.table, index).section, seat(index)].filter(Boolean).join(", ");
    const price = (index: number) => {
      const tier = tierOf(model, index);
      if (!tier) return "";
      return tier.price.amount === 0 ? t("free") : formatMoney(tier.price, locale, { short: true });
    };
    const withTier = (words: string, index: number, status: SeatWord) =>
      [
        words,
        tierOf(model, index)?.name,
        price(index),
        model.accessible.has(index) ? t("accessible") : null,
        t(`status.${status}`),
      ]
        .filter(Boolean)
        .join(", ");
    return {
      seat,
      place,
      price,
      places: (seats) =>
        seatGroups(model.table, seats)
          .map((group) => {
            const { section, row } = placeOf(model.table, group[0] ?? 0);
            const numbers = group.map((each) => placeOf(model.table, each).number);
            return [
              section,
              row && t("place.row", { row }),
              t("place.seats", { count: numbers.length, numbers: list.format(numberRanges(numbers)) }),
            ]
              .filter(Boolean)
              .join(", ");
          })
          .join("; "),
      listed: (index, status) => withTier(seat(index), index, status),
      full: (index, status) => withTier(place(index), index, status),
    };
  }, [model, t, locale]);
}
