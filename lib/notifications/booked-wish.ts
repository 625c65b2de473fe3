import "server-only";
import { defaultLocale, isLocale, type Locale } from "@/lib/shared/locale";

/** What a mail about a booking is addressed by. */
export interface BookedRow extends Record<string, unknown> {
  bookingId: string;
  to: string;
  locale: string;
  userId: string | null;
  eventKey: number;
}

/** The columns of a BookedRow, of `b`. */
export const bookedColumns = `b.id AS "bookingId", b.buyer_email AS "to", b.locale, b.user_id AS "userId", b.event_key AS "eventKey"`;

/** What every wish for a mail about a booking has. */
export function addressed({ bookingId, to, locale, userId, eventKey }: BookedRow) {
  return { bookingId, to, userId, eventKey, locale: localeOf(locale) };
}

export function localeOf(text: string): Locale {
  return isLocale(text) ? text : defaultLocale;
}
