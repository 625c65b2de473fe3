import { memo, useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { type SeatModel, type SeatStatus, statusOf, tierIndexOf } from "./seat-model";
import { TierMark } from "./tier-mark";
import type { SeatWords } from "./use-seat-words";

interface SectionProps {
  model: SeatModel;
  section: number;
  name: string;
  free: number;
  /** The lowest price of a free seat; null when none is free. */
  price: string | null;
  initiallyOpen: boolean;
  states: Uint8Array;
  chosen: ReadonlySet<number>;
  matches: (seat: number) => boolean;
  onlyAvailable: boolean;
  words: SeatWords;
  onPick: (seat: number) => void;
}

export function SeatListSection({ name, free, price, initiallyOpen, ...rest }: SectionProps) {
  const t = useTranslations("seats.list");
  const [open, setOpen] = useState(initiallyOpen);
  const panel = `seat-section-${rest.section}`;
  return (
    <li className="border-b border-line">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => setOpen(!open)}
          className="flex min-h-13 w-full items-center justify-between gap-3 py-2 text-left focus-visible:outline-offset-[-3px]"
        >
          <span className="min-w-0">
            <span className="block font-medium">{name}</span>
            <span className="tabular block text-sm font-normal text-muted">
              {t("section", { free })}
              {price === null ? null : ` · ${t("from", { price })}`}
            </span>
          </span>
          <Icon
            name="chevron-down"
            className={classNames("size-5 text-muted transition-transform", open && "rotate-180")}
          />
        </button>
      </h3>
      {open ? (
        <div id={panel} className="pb-4">
          <SeatRows {...rest} />
        </div>
      ) : null}
    </li>
  );
}

function SeatRows(props: Omit<SectionProps, "name" | "free" | "price" | "initiallyOpen">) {
  const { model, section, states, chosen, matches, onlyAvailable, words, onPick } = props;
  const t = useTranslations("seats.place");
  const { firstRow, endRow } = model.table.sections[section] ?? { firstRow: 0, endRow: 0 };
  const rows = model.table.rows.slice(firstRow, endRow).map((row, offset) => {
    const seats: number[] = [];
    for (let seat = row.start; seat < row.end; seat++) {
      const wanted = matches(seat) && (!onlyAvailable || statusOf(model, states, seat) === "available");
      if (wanted || chosen.has(seat)) seats.push(seat);
    }
    return { key: firstRow + offset, name: row.name, seats };
  });
  return rows
    .filter((row) => row.seats.length > 0)
    .map((row) => (
      <div key={row.key} className="py-1.5 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]">
        {row.name ? <h4 className="mb-1 text-xs text-muted">{t("row", { row: row.name })}</h4> : null}
        <div className="flex flex-wrap gap-1.5">
          {row.seats.map((seat) => (
            <SeatSwitch
              key={seat}
              seat={seat}
              number={model.table.numbers[seat] ?? ""}
              tier={tierIndexOf(model, seat)}
              status={statusOf(model, states, seat)}
              chosen={chosen.has(seat)}
              words={words}
              onPick={onPick}
            />
          ))}
        </div>
      </div>
    ));
}

/** One seat. Taken ones can be reached, to be told that they are taken, but not pressed. */
const SeatSwitch = memo(function SeatSwitch({
  seat,
  number,
  tier,
  status,
  chosen,
  words,
  onPick,
}: {
  seat: number;
  number: string;
  tier: number;
  status: SeatStatus;
  chosen: boolean;
  words: SeatWords;
  onPick: (seat: number) => void;
}) {
  const off = status !== "available" && !chosen;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-disabled={off || undefined}
      aria-label={words.listed(seat, chosen ? "chosen" : status)}
      onClick={() => {
        if (!off) onPick(seat);
      }}
      className={classNames(
        // No transitions: rows out of sight are skipped by the browser, and theirs would never end.
        "tabular flex h-11 min-w-11 items-center justify-center gap-1 rounded-md border px-2 text-sm",
        chosen && "border-ink bg-ink font-medium text-canvas",
        off && "border-line border-dashed text-muted line-through opacity-70",
        !chosen && !off && "border-line-strong bg-surface hover:border-ink hover:bg-sunken",
      )}
    >
      {chosen ? <Icon name="check" className="size-4" /> : off ? null : <TierMark order={tier} className="size-3.5" />}
      {number}
    </button>
  );
});
