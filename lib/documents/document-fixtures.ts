import type { ReceiptView, TicketView } from "@/lib/schemas/bookings";
import type { TicketPaper } from "./print-order";

/** A ticket for tests; what is given replaces it. */
export function ticketPaper(
  ticket: Partial<TicketView> = {},
  event: Partial<TicketView["event"]> = {},
  organizer = "Lindenport Stages",
): TicketPaper {
  return {
    code: "EVP.01KACV3Q8X5M2N9P4R6S7T8V9W00.1.0123456789ABCDEF01234567",
    organizer,
    ticket: {
      id: "tkt_01kacv3q8x5m2n9p4r6s7t8v9w00",
      bookingId: "bkg_01kacv3q8x5m2n9p4r6s7t8v9w",
      bookingNumber: "EV-7K3M-9QPX",
      status: "valid",
      event: {
        id: "evt_01kabc",
        slug: "das-salzbuch",
        title: "Das Salzbuch",
        category: "theatre",
        startsAt: "2027-06-12T18:00:00.000Z",
        endsAt: "2027-06-12T20:30:00.000Z",
        timeZone: "Europe/Berlin",
        status: "published",
        imageUrl: null,
        venue: {
          id: "ven_1",
          slug: "tidehouse",
          name: "Tidehouse Theatre",
          address: "Quay Street 14",
          city: "Lindenport",
          country: "DE",
          timeZone: "Europe/Berlin",
        },
        ...event,
      },
      section: "Stalls",
      row: "7",
      number: "12",
      tier: "tier_1",
      tierName: "Category 1",
      price: { amount: 4250, currency: "EUR" },
      attendee: "Nora Probst",
      yours: true,
      given: null,
      transferable: true,
      ...ticket,
    },
  };
}

const euros = (amount: number) => ({ amount, currency: "EUR" });

/** A receipt of two seats for tests, with discount, fees and tax; what is given replaces it. */
export function receiptOfTwo(more: Partial<ReceiptView> = {}): ReceiptView {
  const item = { section: "Stalls", row: "7", tier: "tier_1", tierName: "Category 1", price: euros(4250) };
  return {
    number: "EV-7K3M-9QPX",
    issuedAt: "2027-05-01T10:00:00.000Z",
    status: "confirmed",
    cancelledAt: null,
    seller: { name: "Lindenport Stages", address: "Quay Street 14\n24103 Lindenport", taxId: "DE123456789" },
    buyer: { name: "Nora Probst", email: "nora@example.test" },
    event: {
      title: "Das Salzbuch",
      startsAt: "2027-06-12T18:00:00.000Z",
      timeZone: "Europe/Berlin",
      venue: "Tidehouse Theatre",
    },
    items: [
      { ...item, number: "12", attendee: "Nora Probst" },
      { ...item, number: "13", attendee: "Alan Probst" },
    ],
    subtotal: euros(8500),
    discount: euros(850),
    discountName: "SPRING",
    fees: euros(300),
    tax: euros(520),
    taxPercent: 7,
    total: euros(7950),
    paid: euros(7950),
    payment: { method: "card", reference: "pay_01kacv3q8x" },
    refunded: euros(0),
    ...more,
  };
}
