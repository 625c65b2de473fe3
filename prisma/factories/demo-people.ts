import { randomUUID } from "node:crypto";
import { guestScope } from "@/lib/platform/auth/principal";
import type { Random } from "@/lib/shared/event-art/random";
import { slugify } from "@/lib/shared/slug";
import { shuffled } from "./plan-groups";
import type { Buyer } from "./sell-seats";

/** Every account of the demo has it. */
export const demoPassword = "evently-demo";

export const demoAccounts = {
  admin: { email: "admin@evently.test", name: "Robin Amadi", role: "admin" },
  organizer: { email: "organizer@evently.test", name: "Lena Brodersen", role: "user" },
  scanner: { email: "scanner@evently.test", name: "Milo Petrak", role: "user" },
  attendee: { email: "attendee@evently.test", name: "Noor Halvorsen", role: "user" },
} as const;

/** Owners of the demo's other organizers. They have no password, so nobody signs in as them. */
export const demoOwners = {
  neunauge: { email: "bela.tornquist@neunauge.evently.test", name: "Bela Tornquist" },
  speicherkai: { email: "yuki.terfloth@speicherkai.evently.test", name: "Yuki Terfloth" },
} as const;

const firstNames =
  `Aino Amira Anneke Anton Arno Bela Birte Carla Casimir Clara Dalia Daniel Edda Elif Elias Emil Enno Farid Fenja
  Finn Greta Hanno Helene Ida Ilias Imke Ivo Jana Jonas Jule Kaja Karim Kira Lasse Leonie Levin Lotte Malik Mara
  Mats Mina Nele Nuria Oskar Paula Rana Rieke Samir Selma Sven Tessa Thore Tilda Vera Wanda Yara Zeno`.split(/\s+/);

const lastNames =
  `Abel Asmussen Bartels Behrens Brandt Carlsen Detlefs Diallo Ebers Ehlers Farahani Feddersen Gerdes Greve Haddad
  Hansen Harms Hinrichs Ibrahim Jansen Jessen Kaya Kowalski Kruse Lorenzen Lund Mahler Martens Moreno Nissen Novak
  Okafor Olufsen Paulsen Petersen Quandt Rahimi Reimers Rickert Sahin Sanders Simonsen Tanaka Thomsen Tietjen Ulrich
  Vogt Wegener Wiebe Yilmaz Zander Zimmer`.split(/\s+/);

/**
 * Guests who buy in the demo: each pair of names once. The names and their order are always the
 * same; their scopes are new, so that no cookie that somebody could make up opens their bookings.
 */
export function demoBuyers(random: Random): Buyer[] {
  const pairs = firstNames.flatMap((first) => lastNames.map((last) => [first, last] as const));
  return shuffled(pairs, random).map(([first, last]) => ({
    scope: guestScope(randomUUID()),
    userId: null,
    name: `${first} ${last}`,
    email: `${slugify(first)}.${slugify(last)}@buyers.evently.test`,
    locale: random() < 0.6 ? "de" : "en",
  }));
}

/** So many different buyers; the first of the list come again and again, the last hardly ever. */
export function pickBuyers(buyers: Buyer[], count: number, random: Random): Buyer[] {
  if (count > buyers.length) throw new RangeError(`There are only ${buyers.length} buyers`);
  const picked = new Set<Buyer>();
  while (picked.size < count) {
    let at = Math.floor(buyers.length * random() ** 1.8);
    while (picked.has(buyers[at] as Buyer)) at = (at + 1) % buyers.length;
    picked.add(buyers[at] as Buyer);
  }
  return [...picked];
}
