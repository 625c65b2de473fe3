"use client";

import { useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/forms/checkbox";
import { Select } from "@/components/forms/select";
import { Button } from "@/components/ui/button";
import { SeatListSection } from "./seat-list-section";
import { type SeatModel, statusOf } from "./seat-model";
import type { SeatWords } from "./use-seat-words";

/** From so many sections on a list of them leads to each. */
const MANY_SECTIONS = 8;

/**
 * The same hall as a list: sections to open, in them rows of seats as switches. Only opened
 * sections are in the page, so that it stays light with tens of thousands of seats.
 */
export function SeatList({
  model,
  states,
  chosen,
  kept,
  matches,
  words,
  onPick,
}: {
  model: SeatModel;
  states: Uint8Array;
  chosen: ReadonlySet<number>;
  /** Seats that an earlier hold keeps for this reader. */
  kept: ReadonlySet<number>;
  /** False for seats of tiers that the reader filtered out. */
  matches: (seat: number) => boolean;
  words: SeatWords;
  onPick: (seat: number) => void;
}) {
  const t = useTranslations("seats");
  const list = useRef<HTMLUListElement>(null);
  const [onlyAvailable, setOnlyAvailable] = useState(false);
  const { sections: all } = model.table;
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(all.length === 1 ? [0] : []));
  const sections = useMemo(() => {
    return all.map((section, index) => {
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
      return { index, name: section.name || t("list.unnamed"), free, fitting, cheapest };
    });
  }, [model, states, matches, all, t]);
  const shown = sections.filter((section) => (onlyAvailable ? section.free > 0 : section.fitting > 0));

  const toggle = (section: number) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(section)) next.add(section);
      return next;
    });
  const jumpTo = (section: number) => {
    setOpen((now) => new Set(now).add(section));
    const heading = list.current?.querySelector<HTMLElement>(`[data-section="${section}"]`);
    heading?.focus();
    heading?.scrollIntoView({ block: "start" });
  };

  return (
    <section aria-labelledby="seat-list-title">
      <h2 id="seat-list-title" className="sr-only">
        {t("list.label")}
      </h2>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Checkbox
          label={t("legend.onlyAvailable")}
          checked={onlyAvailable}
          onChange={(event) => setOnlyAvailable(event.target.checked)}
          className="text-sm"
        />
        {shown.length >= MANY_SECTIONS ? (
          <Select
            aria-label={t("list.jump")}
            value=""
            onChange={(event) => jumpTo(Number(event.target.value))}
            className="w-44 max-w-full text-sm"
          >
            <option value="" disabled>
              {t("list.jump")}
            </option>
            {shown.map((section) => (
              <option key={section.index} value={section.index}>
                {section.name}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
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
        <ul ref={list} className="border-t border-line">
          {shown.map((section) => (
            <SeatListSection
              key={section.index}
              model={model}
              section={section.index}
              name={section.name}
              free={section.free}
              price={section.cheapest < 0 ? null : words.price(section.cheapest)}
              open={open.has(section.index)}
              onToggle={toggle}
              states={states}
              chosen={chosen}
              kept={kept}
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
