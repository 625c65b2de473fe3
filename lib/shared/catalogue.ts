import type { Locale } from "./locale";
import deAccount from "./messages/de/account.json";
import deAdmin from "./messages/de/admin.json";
import deAuth from "./messages/de/auth.json";
import deBookings from "./messages/de/bookings.json";
import deBrowse from "./messages/de/browse.json";
import deCheckout from "./messages/de/checkout.json";
import deCommon from "./messages/de/common.json";
import deConnection from "./messages/de/connection.json";
import deErrors from "./messages/de/errors.json";
import deEvent from "./messages/de/event.json";
import deHome from "./messages/de/home.json";
import deLinks from "./messages/de/links.json";
import deMails from "./messages/de/mails.json";
import deOffer from "./messages/de/offer.json";
import dePlaces from "./messages/de/places.json";
import deProblem from "./messages/de/problem.json";
import deSeats from "./messages/de/seats.json";
import deTickets from "./messages/de/tickets.json";
import enAccount from "./messages/en/account.json";
import enAdmin from "./messages/en/admin.json";
import enAuth from "./messages/en/auth.json";
import enBookings from "./messages/en/bookings.json";
import enBrowse from "./messages/en/browse.json";
import enCheckout from "./messages/en/checkout.json";
import enCommon from "./messages/en/common.json";
import enConnection from "./messages/en/connection.json";
import enErrors from "./messages/en/errors.json";
import enEvent from "./messages/en/event.json";
import enHome from "./messages/en/home.json";
import enLinks from "./messages/en/links.json";
import enMails from "./messages/en/mails.json";
import enOffer from "./messages/en/offer.json";
import enPlaces from "./messages/en/places.json";
import enProblem from "./messages/en/problem.json";
import enSeats from "./messages/en/seats.json";
import enTickets from "./messages/en/tickets.json";

/** Every text that people see, by namespace. English is the pattern; the other languages have its shape. */
const english = {
  account: enAccount,
  admin: enAdmin,
  auth: enAuth,
  bookings: enBookings,
  browse: enBrowse,
  checkout: enCheckout,
  common: enCommon,
  connection: enConnection,
  errors: enErrors,
  event: enEvent,
  home: enHome,
  links: enLinks,
  mails: enMails,
  offer: enOffer,
  places: enPlaces,
  problem: enProblem,
  seats: enSeats,
  tickets: enTickets,
};

export type Messages = typeof english;
export type Namespace = keyof Messages;

const german: Messages = {
  account: deAccount,
  admin: deAdmin,
  auth: deAuth,
  bookings: deBookings,
  browse: deBrowse,
  checkout: deCheckout,
  common: deCommon,
  connection: deConnection,
  errors: deErrors,
  event: deEvent,
  home: deHome,
  links: deLinks,
  mails: deMails,
  offer: deOffer,
  places: dePlaces,
  problem: deProblem,
  seats: deSeats,
  tickets: deTickets,
};

export const catalogue: Record<Locale, Messages> = { en: english, de: german };

/** Only the namespaces that a client component needs, so that no page carries all texts. */
export function pickMessages<N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Messages, N> {
  const all = catalogue[locale];
  return Object.fromEntries(namespaces.map((name) => [name, all[name]])) as Pick<Messages, N>;
}

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
