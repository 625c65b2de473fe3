"use client";

import { useSyncExternalStore } from "react";
import { type DateView, dayParts, formatTimes } from "@/lib/shared/dates";
import { useLiveEvent } from "./live-event";

const never = () => () => undefined;
const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const unknown = () => null;

/** Sat 20:00–22:30 CEST */
function write(startsAt: string, endsAt: string | null, view: DateView): string {
  return `${dayParts(startsAt, view).weekday} ${formatTimes(startsAt, endsAt, view)}`;
}

/**
 * The same moment on the reader's clock; where that shows the venue's time, only whose time it is.
 * One short line either way, so that nothing moves when the reader's zone becomes known.
 */
export function ReaderTime({
  startsAt,
  endsAt,
  timeZone,
}: {
  startsAt: string;
  endsAt: string | null;
  timeZone: string;
}) {
  const { texts, locale } = useLiveEvent();
  const zone = useSyncExternalStore(never, readerZone, unknown) ?? timeZone;
  const here = write(startsAt, endsAt, { locale, timeZone: zone });
  const same = here === write(startsAt, endsAt, { locale, timeZone });
  return (
    <span className="tabular block text-sm text-muted">
      {same ? texts.venueTime : texts.yourTime.replace("{time}", here)}
    </span>
  );
}
