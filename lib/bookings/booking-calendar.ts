import "server-only";
import ICAL from "ical.js";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { placeText } from "@/lib/shared/place-text";
import { translatorFor } from "@/lib/shared/translator";
import { type BookedEvent, type BookingRecord, toBookingView } from "./booking-view";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";

// the space that begins a continued line counts among its 75 octets (RFC 5545, 3.1)
ICAL.foldLength = 74;

/** Without a known end, a calendar shows the event for so long. */
const USUAL_HOURS = 2;

/**
 * A booking as a calendar file (RFC 5545) of one entry, with its places. Its UID is the booking's, so that a
 * file taken later, after a change or a cancellation, replaces the entry instead of doubling it.
 * @throws AppError not_found, conflict before it is confirmed
 */
export async function bookingCalendar(
  principal: Principal,
  bookingId: string,
): Promise<{ text: string; name: string }> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  if (!booking.confirmedAt) throw new AppError("conflict", "There is a calendar entry once the booking is confirmed.");
  return calendarOfBooking(booking, event, "PUBLISH");
}

/** The same for who knows already whose the booking is. With CANCEL, programs that read mail take the entry out. */
export async function calendarOfBooking(
  record: BookingRecord,
  stored: BookedEvent,
  method: "PUBLISH" | "CANCEL",
): Promise<{ text: string; name: string }> {
  const booking = await toBookingView(record, stored);
  const locale = isLocale(record.locale) ? record.locale : defaultLocale;
  const t = translatorFor(locale, "bookings");
  const { event } = booking;
  const over = booking.cancelledAt !== null || event.status === "cancelled";
  const page = `${env().APP_URL}/bookings/${booking.id}`;
  const starts = new Date(event.startsAt);
  const ends = event.endsAt ? new Date(event.endsAt) : new Date(starts.getTime() + USUAL_HOURS * 3_600_000);
  const changed = new Date(Math.max(stored.updatedAt.getTime(), (record.cancelledAt ?? record.createdAt).getTime()));

  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Evently//Bookings//EN");
  calendar.addPropertyWithValue("method", method);
  const entry = new ICAL.Component("vevent");
  entry.addPropertyWithValue("uid", `${booking.id}@${new URL(env().APP_URL).hostname}`);
  entry.addPropertyWithValue("dtstamp", time(changed));
  entry.addPropertyWithValue("last-modified", time(changed));
  // seconds since the booking: grows with each change, as SEQUENCE must
  entry.addPropertyWithValue(
    "sequence",
    Math.max(0, Math.floor((changed.getTime() - record.createdAt.getTime()) / 1000)),
  );
  entry.addPropertyWithValue("dtstart", time(starts));
  entry.addPropertyWithValue("dtend", time(ends));
  entry.addPropertyWithValue("summary", event.title);
  entry.addPropertyWithValue(
    "location",
    [event.venue.name, event.venue.address, event.venue.city].filter(Boolean).join(", "),
  );
  entry.addPropertyWithValue(
    "description",
    [
      `${t("numberTerm")}: ${booking.number}`,
      ...booking.items.map((item) => `${placeText(item, locale)} (${item.tierName})`),
      page,
    ].join("\n"),
  );
  entry.addPropertyWithValue("url", page);
  entry.addPropertyWithValue("status", over ? "CANCELLED" : event.status === "postponed" ? "TENTATIVE" : "CONFIRMED");
  calendar.addSubcomponent(entry);
  return { text: `${calendar.toString()}\r\n`, name: `${booking.number}.ics` };
}

/** In UTC: exact everywhere, and needs no definition of a zone. */
const time = (at: Date) => ICAL.Time.fromJSDate(at, true);
