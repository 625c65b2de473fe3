import type { Locale } from "@/lib/shared/locale";

/**
 * What each mail is made from: plain facts. Templates put them into words of the reader's language; money is in minor
 * units, times are RFC 3339 and shown in the event's time zone with the zone named.
 */

export interface Money {
  amount: number;
  currency: string;
}

export interface MailEvent {
  title: string;
  url: string;
  startsAt: string;
  endsAt: string | null;
  timeZone: string;
  venue: { name: string; address: string; city: string };
  organizer: string;
  /** Absolute address of the event's picture, 1200 × 630. */
  imageUrl: string | null;
}

export interface MailTicket {
  /** Where: as lib/shared/place-text says it, or the tier's name for general admission. */
  place: string;
  tier: string;
  attendee: string;
}

export interface MailPrice {
  currency: string;
  subtotal: number;
  discount: number;
  discountName: string | null;
  fees: number;
  /** Contained in the total. */
  tax: number;
  total: number;
}

interface Booked {
  name: string;
  number: string;
  bookingUrl: string;
  event: MailEvent;
}

export interface MailProps {
  confirmation: Booked & { tickets: MailTicket[]; price: MailPrice };
  cancellation: Booked & {
    reason: "buyer" | "organizer" | "event_cancelled" | "payment_failed" | "seats_gone";
    tickets: MailTicket[];
    /** What goes back; null when nothing was paid, or nothing goes back. */
    refund: Money | null;
  };
  /** The hold of an unpaid booking ran out. */
  expiry: Booked & { quantity: number };
  refund: Booked & { amount: Money; whole: boolean };
  reminder: Booked & { when: "day" | "hours"; tickets: MailTicket[] };
  eventChanged: Booked & {
    changes: {
      title?: { from: string; to: string };
      startsAt?: { from: string; to: string };
      endsAt?: { from: string | null; to: string | null };
      venue?: { from: string; to: string };
      /** postponed: the new date is not known; on: it takes place after all */
      status?: "postponed" | "on";
    };
    /** Until when it can be given back for how much: true when cancelling now returns money. */
    refundable: boolean;
  };
  /** To the person who was given a ticket. */
  ticketReceived: { name: string; from: string; event: MailEvent; ticket: MailTicket; ticketUrl: string };
  verification: { name: string; url: string; hours: number };
  /** To a new address, before it becomes the account's. */
  emailChange: { name: string; url: string; hours: number };
  /** To the address before; the link brings it back. */
  emailChanged: { name: string; at: string; url: string; hours: number };
  passwordReset: { name: string; url: string; minutes: number };
  passwordChanged: { name: string; at: string; resetUrl: string };
  signInLink: { name: string; url: string; minutes: number };
  waitlistOffer: {
    name: string;
    event: MailEvent;
    tickets: MailTicket[];
    total: Money;
    expiresAt: string;
    url: string;
  };
  waitlistExpired: { name: string; event: MailEvent; quantity: number; url: string };
}

export type MailTemplate = keyof MailProps;

/** Around every mail. */
export interface MailFrame {
  locale: Locale;
  /** Address of the installation. */
  appUrl: string;
  /** Where its reader chooses what to hear of; null where there is no choice. */
  settingsUrl: string | null;
  /** True when somebody reads what is answered to this mail. */
  repliesRead?: boolean;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}
