"use client";

import { useMemo, useSyncExternalStore } from "react";
import { readerClock } from "@/lib/shared/reader-clock";
import { useLiveEvent } from "./live-event";

const never = () => () => undefined;
const yes = () => true;
const no = () => false;

/**
 * The same moment on the reader's clock; where that shows the venue's time, only whose time it is.
 * One short line either way, so that nothing moves when the reader's zone becomes known.
 */
export function ReaderTime({
  startsAt,
  endsAt,
  venueOffset,
}: {
  startsAt: string;
  endsAt: string | null;
  /** Minutes that the venue's clock is ahead of UTC then. */
  venueOffset: number;
}) {
  const { texts, locale } = useLiveEvent();
  const inBrowser = useSyncExternalStore(never, yes, no);
  const here = useMemo(
    () => (inBrowser ? readerClock(startsAt, endsAt, venueOffset, locale) : null),
    [inBrowser, startsAt, endsAt, venueOffset, locale],
  );
  return (
    <span className="tabular block text-sm text-muted">
      {here === null ? texts.venueTime : texts.yourTime.replace("{time}", here)}
    </span>
  );
}
