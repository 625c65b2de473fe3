import "server-only";
import { toBookingView } from "@/lib/bookings/booking-view";
import { placeText } from "@/lib/shared/place-text";
import { calendarFile } from "./attachments";
import { readBooked } from "./booked";
import type { Composer } from "./composed";

/** A booking was cancelled, by whomever; says what goes back. */
export const cancellation: Composer<"cancellation"> = async ({ data, to, locale }) => {
  const booked = await readBooked(data.bookingId, to, locale);
  if (!booked?.booking.cancelledAt) return null;
  const { booking, event, props } = booked;
  // its tickets are void, or never were: what was booked stands in its hold
  const { items } = await toBookingView(booking, event);
  return {
    props: {
      ...props,
      reason: data.reason,
      tickets: items.map((item) => ({
        place: placeText(item, locale),
        tier: item.tierName,
        attendee: item.attendee,
      })),
      refund: data.refund === null ? null : { amount: data.refund, currency: booking.currency },
    },
    // who never had tickets has no entry to take out
    attachments: booking.confirmedAt ? [await calendarFile(booked, "CANCEL")] : [],
  };
};
