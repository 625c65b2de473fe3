import "server-only";
import { calendarFile, ticketsFile } from "./attachments";
import { ownTickets, readBooked, toMailTickets } from "./booked";
import type { Composer } from "./composed";

/** The tickets of a booking, as text and on paper. */
export const confirmation: Composer<"confirmation"> = async ({ data, to, locale }) => {
  // before the booking: of one that is cancelled in between there is nothing to say
  const tickets = await ownTickets(data.bookingId);
  const booked = await readBooked(data.bookingId, to, locale);
  // all given away already: the tickets are with their new holders
  if (booked?.booking.status !== "confirmed" || tickets.length === 0) return null;
  const { booking, event, props } = booked;
  const { currency, subtotal, discount, discountName, fees, tax, total } = booking;
  return {
    props: {
      ...props,
      tickets: await toMailTickets(tickets, event, locale),
      price: { currency, subtotal, discount, discountName, fees, tax, total },
    },
    attachments: [...(await ticketsFile(tickets, booked)), await calendarFile(booked, "PUBLISH")],
  };
};
