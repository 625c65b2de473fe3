import { classNames } from "@/components/ui/class-names";
import { type DateView, dayParts, formatDay } from "@/lib/shared/dates";

/** A calendar leaf: weekday, day, month. Screen readers hear the whole date. */
export function DateLeaf({ at, view, className }: { at: string; view: DateView; className?: string }) {
  const { weekday, day, month } = dayParts(at, view);
  return (
    <time
      dateTime={at}
      className={classNames(
        "flex w-13 shrink-0 flex-col items-center rounded-md border border-line bg-surface py-1.5 text-center leading-none text-ink",
        className,
      )}
    >
      <span className="sr-only">{formatDay(at, view)}</span>
      <span aria-hidden="true" className="text-[0.6875rem] font-medium text-muted uppercase">
        {weekday}
      </span>
      <span aria-hidden="true" className="tabular my-1 text-xl leading-none font-semibold">
        {day}
      </span>
      <span aria-hidden="true" className="text-[0.6875rem] font-medium text-muted uppercase">
        {month}
      </span>
    </time>
  );
}
