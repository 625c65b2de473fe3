"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { formatShortDay, formatTimes, zonePlace } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";

const never = () => () => undefined;
const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const venueZone = () => null;

/** The same moment on the reader's clock; where that is the venue's clock, only that it is. One line either way. */
export function ReaderTime({
  startsAt,
  endsAt,
  timeZone,
  locale,
}: {
  startsAt: string;
  endsAt: string | null;
  timeZone: string;
  locale: Locale;
}) {
  const t = useTranslations("offer");
  const zone = useSyncExternalStore(never, readerZone, venueZone);
  const there = `${formatShortDay(startsAt, { locale, timeZone }, startsAt)} ${formatTimes(startsAt, null, { locale, timeZone })}`;
  const here = zone
    ? `${formatShortDay(startsAt, { locale, timeZone: zone }, startsAt)} ${formatTimes(startsAt, null, { locale, timeZone: zone })}`
    : there;
  return (
    <span className="block truncate text-sm text-muted">
      {zone && here !== there
        ? t("yourTime", {
            time: `${formatShortDay(startsAt, { locale, timeZone: zone }, startsAt)}, ${formatTimes(startsAt, endsAt, { locale, timeZone: zone })}`,
          })
        : t("venueTime", { place: zonePlace(timeZone) })}
    </span>
  );
}
