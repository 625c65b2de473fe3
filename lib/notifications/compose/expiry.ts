import "server-only";
import { readBooked } from "./booked";
import type { Composer } from "./composed";

/** The time for an unpaid booking is over. */
export const expiry: Composer<"expiry"> = async ({ data, to, locale }) => {
  const booked = await readBooked(data.bookingId, to, locale);
  if (booked?.booking.status !== "expired") return null;
  return { props: { ...booked.props, quantity: booked.booking.quantity } };
};
