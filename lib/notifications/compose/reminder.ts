import "server-only";
import { getNotificationChoices } from "@/lib/accounts/notification-choices";
import { env } from "@/lib/env";
import { databaseNow } from "@/lib/platform/clock";
import { calendarFile } from "./attachments";
import { ownTickets, readBooked, toMailTickets } from "./booked";
import type { Composer } from "./composed";

/** The event begins soon; only for who still goes, and while it is still ahead. */
export const reminder: Composer<"reminder"> = async ({ data, to, locale, userId }) => {
  const tickets = await ownTickets(data.bookingId);
  const booked = await readBooked(data.bookingId, to, locale);
  if (booked?.booking.status !== "confirmed" || booked.event.status !== "published") return null;
  const { event, props } = booked;
  const isSameStart = event.startsAt.getTime() === new Date(data.startsAt).getTime();
  if (!isSameStart || event.startsAt <= (await databaseNow())) return null;
  if (userId && !(await getNotificationChoices(userId)).reminders) return null;
  if (tickets.length === 0) return null;
  return {
    props: { ...props, when: data.when, tickets: await toMailTickets(tickets, event, locale) },
    attachments: [await calendarFile(booked, "PUBLISH")],
    settingsUrl: userId ? `${env().APP_URL}/account#notifications` : undefined,
  };
};
