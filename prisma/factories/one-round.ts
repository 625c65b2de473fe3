import { capturePayments } from "@/lib/bookings/capture-payments";
import { closeEndedCheckouts, closeStrandedCheckouts } from "@/lib/bookings/close-checkouts";
import { settleEndedHolds } from "@/lib/bookings/settle-ended-holds";
import { sendWaitingRefunds } from "@/lib/payments/send-waiting-refunds";

/** What background work does for bookings when its time has come, once. */
export async function oneRound(): Promise<void> {
  await settleEndedHolds();
  await closeEndedCheckouts();
  await closeStrandedCheckouts();
  await sendWaitingRefunds();
  await capturePayments();
}
