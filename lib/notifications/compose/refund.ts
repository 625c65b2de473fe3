import "server-only";
import { readBooked } from "./booked";
import type { Composer } from "./composed";

/** Money is on its way back. */
export const refund: Composer<"refund"> = async ({ data, to, locale }) => {
  const booked = await readBooked(data.bookingId, to, locale);
  if (!booked) return null;
  const { booking, props } = booked;
  return {
    props: {
      ...props,
      amount: { amount: data.amount, currency: booking.currency },
      whole: data.amount >= booking.total,
    },
  };
};
