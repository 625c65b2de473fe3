import type { BookingStatus, BookingView } from "@/lib/schemas/bookings";

/** Keys of what is said about a booking: its status, or more exactly how it came to it. */
export type StateWords =
  | BookingStatus
  | "cancelled_refunded"
  | "released"
  | "returned"
  | "limit"
  | "uncaptured"
  | "event_cancelled"
  | "given_up";

/** What has become of a booking and its money, by both of their states. */
export function stateWords(
  booking: Pick<BookingView, "status" | "payment" | "confirmedAt" | "cancelledAt"> & {
    event: Pick<BookingView["event"], "status">;
  },
): StateWords {
  const { status, payment, confirmedAt } = booking;
  const refunded = payment?.status === "refunded" || payment?.status === "partly_refunded";
  if (confirmedAt === null && (status === "cancelled" || status === "expired")) {
    if (status === "cancelled" && booking.event.status === "cancelled" && !refunded) return "event_cancelled";
    if (refunded) return "returned";
    if (payment?.status === "cancelled") return payment.failure === "limit_per_buyer" ? "limit" : "released";
    return status === "cancelled" ? "given_up" : "expired";
  }
  if (status === "cancelled" && payment?.status === "failed") return "uncaptured";
  if ((status === "refunded" || status === "partly_refunded") && booking.cancelledAt !== null)
    return "cancelled_refunded";
  return status;
}

/** Whether it ended without tickets, so that choosing seats again is the next thing to do. */
export function endedWithout(words: StateWords): boolean {
  return ["expired", "released", "returned", "uncaptured", "given_up"].includes(words);
}
