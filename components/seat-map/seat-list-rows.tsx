import { type KeyboardEvent, type MouseEvent, memo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { seatByKey } from "./list-keys";
import { type SeatModel, type SeatStatus, statusOf, tierIndexOf } from "./seat-model";
import { TierMark } from "./tier-mark";
import type { SeatWords } from "./use-seat-words";

/** So many seats are put into the page at once; the rest comes on demand. */
const PORTION = 800;

export interface SeatListRowsProps {
  model: SeatModel;
  section: number;
  name: string;
  states: Uint8Array;
  chosen: ReadonlySet<number>;
  kept: ReadonlySet<number>;
  matches: (seat: number) => boolean;
  onlyAvailable: boolean;
  words: SeatWords;
  onPick: (seat: number) => void;
}

/**
 * A section's rows of seats. One stop of the Tab key: the arrows lead from seat to seat and from
 * row to row, Home and End to a row's ends.
 */
export function SeatListRows(props: SeatListRowsProps) {
  const { model, section, name, states, chosen, kept, matches, onlyAvailable, words, onPick } = props;
  const t = useTranslations("seats");
  const [portions, setPortions] = useState(1);
  const [current, setCurrent] = useState(-1);
  const { firstRow, endRow } = model.table.sections[section] ?? { firstRow: 0, endRow: 0 };
  const rows = model.table.rows.slice(firstRow, endRow).flatMap((row, offset) => {
    const seats: number[] = [];
    let free = 0;
    for (let seat = row.start; seat < row.end; seat++) {
      const available = statusOf(model, states, seat) === "available";
      const wanted = matches(seat) && (!onlyAvailable || available);
      if (wanted && available) free++;
      if (wanted || chosen.has(seat)) seats.push(seat);
    }
    return seats.length > 0 ? [{ key: firstRow + offset, name: row.name, free, seats }] : [];
  });
  let room = PORTION * portions;
  const shown = rows.filter(({ seats }) => {
    const fits = room > 0;
    room -= seats.length;
    return fits;
  });
  const stop = shown.some((row) => row.seats.includes(current)) ? current : shown[0]?.seats[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = seatOf(event.target);
    const to = seatByKey(
      shown.map((row) => row.seats),
      from,
      event.key,
    );
    if (to === null) return;
    event.preventDefault();
    setCurrent(to);
    event.currentTarget.querySelector<HTMLElement>(`[data-seat="${to}"]`)?.focus();
  };
  const onClick = (event: MouseEvent) => {
    const seat = seatOf(event.target);
    if (seat < 0) return;
    setCurrent(seat);
    if (chosen.has(seat) || statusOf(model, states, seat) === "available") onPick(seat);
  };

  // One pair for thousands of buttons.
  const delegated = { onKeyDown, onClick };
  return (
    <div {...delegated}>
      {shown.map((row) => (
        <fieldset key={row.key} className="min-w-0 py-1.5 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]">
          <legend className={classNames("mb-1 text-xs text-muted", row.name === "" && "sr-only")}>
            <span className="sr-only">{name}, </span>
            {row.name ? `${t("place.row", { row: row.name })} · ` : null}
            {t("list.section", { free: row.free })}
          </legend>
          <div className="flex flex-wrap gap-1.5">
            {row.seats.map((seat) => (
              <SeatSwitch
                key={seat}
                seat={seat}
                number={model.table.numbers[seat] ?? ""}
                tier={tierIndexOf(model, seat)}
                status={statusOf(model, states, seat)}
                chosen={chosen.has(seat)}
                kept={kept.has(seat)}
                accessible={model.accessible.has(seat)}
                stop={seat === stop}
                words={words}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {shown.length < rows.length ? (
        <Button variant="secondary" block onClick={() => setPortions(portions + 1)} className="mt-2">
          {t("list.moreRows", { count: rows.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}

function seatOf(target: EventTarget): number {
  const seat = target instanceof Element ? target.closest<HTMLElement>("[data-seat]")?.dataset.seat : undefined;
  return seat === undefined ? -1 : Number(seat);
}

/** One seat. Taken ones can be reached, to be told that they are taken, but not pressed. */
const SeatSwitch = memo(function SeatSwitch({
  seat,
  number,
  tier,
  status,
  chosen,
  kept,
  accessible,
  stop,
  words,
}: {
  seat: number;
  number: string;
  tier: number;
  status: SeatStatus;
  chosen: boolean;
  kept: boolean;
  accessible: boolean;
  /** True for the one seat of the section that the Tab key stops at. */
  stop: boolean;
  words: SeatWords;
}) {
  const off = status !== "available" && !chosen;
  return (
    <button
      type="button"
      data-seat={seat}
      tabIndex={stop ? 0 : -1}
      aria-pressed={chosen}
      aria-disabled={off || undefined}
      aria-label={words.listed(seat, chosen ? "chosen" : kept ? "kept" : status)}
      className={classNames(
        // No transitions: rows out of sight are skipped by the browser, and theirs would never end.
        "tabular flex h-11 min-w-11 items-center justify-center gap-1 rounded-md border px-2 text-sm",
        chosen && "border-ink bg-ink font-medium text-canvas",
        kept && "border-focus text-accent-ink",
        off && !kept && "border-line border-dashed text-muted line-through opacity-70",
        !chosen && !off && "border-line-strong bg-surface hover:border-ink hover:bg-sunken",
      )}
    >
      {chosen || kept ? (
        <Icon name="check" className="size-4" />
      ) : off ? null : accessible ? (
        <Icon name="accessible" className="size-4" />
      ) : (
        <TierMark order={tier} className="size-3.5" />
      )}
      {number}
    </button>
  );
});
