import { captureMoney } from "./functions/capture-payments";
import { cleanUpAtNight } from "./functions/clean-up";
import { closeCheckouts } from "./functions/close-checkouts";
import { mailCancellation } from "./functions/notify-cancelled";
import { mailConfirmations } from "./functions/notify-confirmed";
import { mailEmailChange } from "./functions/notify-email-changed";
import { mailEventChange } from "./functions/notify-event-changed";
import { mailExpiry } from "./functions/notify-expired";
import { mailPasswordChange } from "./functions/notify-password-changed";
import { mailRefund } from "./functions/notify-refunded";
import { mailVerification } from "./functions/notify-registered";
import { mailGivenTicket } from "./functions/notify-ticket-received";
import { recordFailure } from "./functions/record-failure";
import { refundEvent } from "./functions/refund-cancelled-event";
import { refundForgottenEvents } from "./functions/refund-forgotten-events";
import { mailReminders } from "./functions/remind-attendees";
import { rollUp } from "./functions/roll-up-sales";
import { mailAccountLink } from "./functions/send-account-link";
import { sendBulkMail } from "./functions/send-bulk-mail";
import { sendForgottenMails } from "./functions/send-forgotten-mails";
import { sendOneMail } from "./functions/send-mail";
import { sendRefunds } from "./functions/send-refunds";
import { sendTickets } from "./functions/send-tickets";
import { settleHolds } from "./functions/settle-holds";
import { settleStranded } from "./functions/settle-stranded";

/** All background work: what Inngest, or the embedded worker in its place, is told of. */
export const functions = [
  settleHolds,
  closeCheckouts,
  settleStranded,
  sendRefunds,
  captureMoney,
  mailConfirmations,
  mailCancellation,
  mailRefund,
  mailExpiry,
  mailEventChange,
  mailGivenTicket,
  mailVerification,
  mailAccountLink,
  mailEmailChange,
  mailPasswordChange,
  sendOneMail,
  sendTickets,
  sendBulkMail,
  sendForgottenMails,
  mailReminders,
  refundEvent,
  refundForgottenEvents,
  rollUp,
  cleanUpAtNight,
  recordFailure,
];
