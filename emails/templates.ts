import { cancellation } from "./cancellation";
import { confirmation } from "./confirmation";
import { emailChange } from "./email-change";
import { emailChanged } from "./email-changed";
import { eventChanged } from "./event-changed";
import { expiry } from "./expiry";
import { passwordChanged } from "./password-changed";
import { passwordReset } from "./password-reset";
import type { MailTemplate } from "./props";
import { refund } from "./refund";
import { reminder } from "./reminder";
import { signInLink } from "./sign-in-link";
import type { Template } from "./template";
import { ticketReceived } from "./ticket-received";
import { verification } from "./verification";
import { waitlistExpired } from "./waitlist-expired";
import { waitlistOffer } from "./waitlist-offer";

/** Every mail that there is. */
export const templates: { [T in MailTemplate]: Template<T> } = {
  confirmation,
  cancellation,
  expiry,
  refund,
  reminder,
  eventChanged,
  ticketReceived,
  verification,
  emailChange,
  emailChanged,
  passwordReset,
  passwordChanged,
  signInLink,
  waitlistOffer,
  waitlistExpired,
};
