import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

interface Place {
  section: string | null;
  row: string | null;
  number: string | null;
}

/** Stalls, Row 3, Seat 12; for a place without a number: Free choice of place. */
export function placeWords({ section, row, number }: Place, locale: Locale): string {
  const t = translatorFor(locale, "bookings");
  const words = [section, row && t("place.row", { row }), number && t("place.seat", { number })].filter(Boolean);
  return words.length > 0 ? words.join(", ") : t("place.free");
}
