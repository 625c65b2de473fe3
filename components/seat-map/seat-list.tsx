"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/forms/checkbox";
import { Button } from "@/components/ui/button";
import { SeatListSection } from "./seat-list-section";
import { type SeatModel, statusOf } from "./seat-model";
import type { SeatWords } from "./use-seat-words";

/**
 * The same hall as a list: sections to open, in them rows of seats as switches. Only opened
 * sections are in the page, so that it stays light with tens of thousands of seats.
 */
export function SeatList({
  model,
  states,
  chosen,
  matches,
  words,
  onPick,
}: {
  model: SeatModel;
  states: Uint8Array;
  chosen: ReadonlySet<number>;
  /** False for seats of tiers that the reader filtered out. */
  matches: (seat: number) => boolean;
  words: SeatWords;
  onPick: (seat: number) => void;
}) {
  const t = useTranslations("seats");
  const [onlyAvailable, setOnlyAvailable] = useState(false);
  const sections = useMemo(() => {
    return model.table.sections.map((section, index) => {
      let free = 0;
      let fitting = 0;
      let cheapest = -1;
      for (let seat = section.start; seat < section.end; seat++) {
        if (!matches(seat)) continue;
        fitting++;
        if (statusOf(model, states, seat) !== "available") continue;
        free++;
        if (cheapest < 0 || priceOf(model, seat) < priceOf(model, cheapest)) cheapest = seat;
      }
      return { index, name: section.name, free, fitting, cheapest };
    });
  }, [model, states, matches]);
  const shown = sections.filter((section) => (onlyAvailable ? section.free > 0 : section.fitting > 0));

  return (
    <section aria-labelledby="seat-list-title">
      <h2 id="seat-list-title" className="sr-only">
        {t("list.label")}
      </h2>
      <Checkbox
        label={t("legend.onlyAvailable")}
        checked={onlyAvailable}
        onChange={(event) => setOnlyAvailable(event.target.checked)}
        className="text-sm"
      />
      {shown.length === 0 ? (
        <div className="py-6 text-center">
          <p className="text-muted">{t("list.none")}</p>
          {onlyAvailable ? (
            <Button variant="secondary" className="mt-3" onClick={() => setOnlyAvailable(false)}>
              {t("list.showAll")}
            </Button>
          ) : null}
        </div>
      ) : (
        <ul className="border-t border-line">
          {shown.map((section) => (
            <SeatListSection
              key={section.index}
              model={model}
              section={section.index}
              name={section.name || t("list.unnamed")}
              free={section.free}
              price={section.cheapest < 0 ? null : words.price(section.cheapest)}
              initiallyOpen={sections.length === 1}
              states={states}
              chosen={chosen}
              matches={matches}
              onlyAvailable={onlyAvailable}
              words={words}
              onPick={onPick}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function priceOf(model: SeatModel, seat: number): number {
  return model.tiers[model.tierOfCategory[model.table.category[seat] ?? -1] ?? -1]?.price.amount ?? Infinity;
}
