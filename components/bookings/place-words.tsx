import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

export interface Place {
  section: string | null;
  row: string | null;
  number: string | null;
}

function partsOf({ section, row, number }: Place, locale: Locale): string[] {
  const t = translatorFor(locale, "bookings");
  const parts = [section, row && t("place.row", { row }), number && t("place.seat", { number })];
  const known = parts.filter((part): part is string => Boolean(part));
  return known.length > 0 ? known : [t("place.free")];
}

/** Stalls, Row 3, Seat 12; for a place without a number: Free choice of place. */
export function placeText(place: Place, locale: Locale): string {
  return partsOf(place, locale).join(", ");
}

/** The same on a page, where a row or a seat never breaks in two. */
export function PlaceWords({ place, locale }: { place: Place; locale: Locale }) {
  return partsOf(place, locale).map((part, i) => (
    <span key={part}>
      {i > 0 ? ", " : null}
      <span className="inline-block">{part}</span>
    </span>
  ));
}
