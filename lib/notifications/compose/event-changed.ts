import "server-only";
import type { MailProps } from "@/emails/props";
import { type BookedEvent, paymentOf } from "@/lib/bookings/booking-view";
import { cancellationOf } from "@/lib/bookings/refund-policy";
import type { MailData } from "@/lib/notifications/mail-data";
import { databaseNow } from "@/lib/platform/clock";
import { calendarFile } from "./attachments";
import { readBooked } from "./booked";
import type { Composer } from "./composed";

type Changes = MailProps["eventChanged"]["changes"];

/** An event is not what it was when its tickets were bought. */
export const eventChanged: Composer<"eventChanged"> = async ({ data, to, locale }) => {
  const booked = await readBooked(data.bookingId, to, locale);
  if (booked?.booking.status !== "confirmed" || booked.event.status === "cancelled") return null;
  const { booking, event, props } = booked;
  const changes = stillTrue(data.changes, event);
  if (Object.keys(changes).length === 0) return null;
  const back = cancellationOf(booking, event, paymentOf(booking), await databaseNow());
  return {
    props: { ...props, changes, refundable: back !== null && back.refund.amount > 0 },
    attachments: [await calendarFile(booked, "PUBLISH")],
  };
};

/** What was changed again since is told by the mail of that change. */
function stillTrue(told: MailData["eventChanged"]["changes"], event: BookedEvent): Changes {
  const { title, startsAt, endsAt, venue, status } = told;
  const changes: Changes = {};
  if (title?.from && title.to === event.title) changes.title = { from: title.from, to: title.to };
  if (venue?.from && venue.to === event.venue.name) changes.venue = { from: venue.from, to: venue.to };
  if (startsAt?.from && startsAt.to && isAt(startsAt.to, event.startsAt)) {
    changes.startsAt = { from: startsAt.from, to: startsAt.to };
  }
  if (endsAt && (endsAt.to === null ? event.endsAt === null : event.endsAt && isAt(endsAt.to, event.endsAt))) {
    changes.endsAt = endsAt;
  }
  if (status?.to === "postponed" && event.status === "postponed") changes.status = "postponed";
  if (status?.to === "published" && event.status === "published") changes.status = "on";
  return changes;
}

const isAt = (told: string, at: Date) => new Date(told).getTime() === at.getTime();
