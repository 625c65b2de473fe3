import type { MailEvent, MailTicket } from "@/emails/props";

/** Facts for the previews that templates carry, and for tests. */
export const previewEvent: MailEvent = {
  title: "Sea Songs: An Evening with the Harbour Quartet",
  url: "https://evently.example/events/sea-songs",
  startsAt: "2027-06-12T18:00:00Z",
  endsAt: "2027-06-12T20:30:00Z",
  timeZone: "Europe/Berlin",
  venue: { name: "Tidehouse Theatre", address: "Quay Street 12", city: "Lindenport" },
  organizer: "Lindenport Stages",
  imageUrl: "https://evently.example/events/sea-songs/share.png",
};

export const previewTickets: [MailTicket, MailTicket] = [
  { place: "Stalls left, Row 4, Seat 12", tier: "Category A", attendee: "Anna Lindqvist" },
  { place: "Stalls left, Row 4, Seat 13", tier: "Category A", attendee: "Jonas Lindqvist" },
];

export const previewBooking = {
  name: "Anna Lindqvist",
  number: "EV-7K2M-94QX",
  bookingUrl: "https://evently.example/bookings/bkg_01?token=abc",
  event: previewEvent,
};
