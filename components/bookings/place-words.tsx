import type { Locale } from "@/lib/shared/locale";
import { type Place, placeParts } from "@/lib/shared/place-text";

/** Stalls, Row 3, Seat 12, where a row or a seat never breaks in two. */
export function PlaceWords({ place, locale }: { place: Place; locale: Locale }) {
  return placeParts(place, locale).map((part, i) => (
    <span key={part}>
      {i > 0 ? ", " : null}
      <span className="inline-block">{part}</span>
    </span>
  ));
}
