import "server-only";
import type { ReceiptView, TicketView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";

/** One ticket to be printed. */
export interface TicketPaper {
  ticket: TicketView;
  /** The text of the QR code. */
  code: string;
  organizer: string;
}

/** What is to be put on paper: plain data, so that it can go to another thread. */
export type PrintOrder =
  | { kind: "tickets"; locale: Locale; issuedAt: string; papers: TicketPaper[] }
  | { kind: "receipt"; locale: Locale; issuedAt: string; receipt: ReceiptView };
