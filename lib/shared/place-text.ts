import type { Locale } from "./locale";
import { translatorFor } from "./translator";

/** Where a ticket or an item of a booking is. */
export interface Place {
  section: string | null;
  row: string | null;
  number: string | null;
}

/** Stalls · Row 3 · Seat 12, piece by piece; for a place without a number: Free choice of place. */
export function placeParts({ section, row, number }: Place, locale: Locale): string[] {
  const t = translatorFor(locale, "bookings");
  const parts = [section, row && t("place.row", { row }), number && t("place.seat", { number })];
  const known = parts.filter((part): part is string => Boolean(part));
  return known.length > 0 ? known : [t("place.free")];
}

/** Stalls, Row 3, Seat 12 */
export function placeText(place: Place, locale: Locale): string {
  return placeParts(place, locale).join(", ");
}
