import "server-only";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import type { TicketView } from "@/lib/schemas/bookings";
import { defaultLocale, isLocale, type Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { getHeldTicketOrThrow } from "./get-ticket-or-throw";
import { plainPng } from "./plain-png";
import { paperCode } from "./ticket-code";
import { toTicketView } from "./ticket-view";
import { walletCertificates } from "./wallet-certificates";

/**
 * A ticket as a pass for Apple Wallet, signed, in the booking's language. A pass cannot renew its code by
 * itself, so it carries the code for paper.
 * @throws AppError not_found (also where no certificates are), conflict for a ticket that is void or was given away
 */
export async function makeWalletPass(
  principal: Principal,
  ticketId: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string }> {
  const { ticket, booking, event } = await getHeldTicketOrThrow(principal, ticketId);
  const certificates = walletCertificates();
  if (!certificates) throw notFound("pass");
  if (ticket.voidedAt) throw new AppError("conflict", "The ticket is void and has no pass.");
  const { passTypeIdentifier, teamIdentifier, ...keys } = certificates;
  const locale = isLocale(booking.locale) ? booking.locale : defaultLocale;
  const view = await toTicketView(ticket, booking, event, "holder");
  const { PKPass } = await import("passkit-generator");
  const icon = (side: number) => plainPng(side, [47, 63, 201]);
  const pass = new PKPass({ "icon.png": icon(29), "icon@2x.png": icon(58), "icon@3x.png": icon(87) }, keys, {
    passTypeIdentifier,
    teamIdentifier,
    organizationName: "Evently",
    description: view.event.title,
    serialNumber: `${ticket.id}.${ticket.codeVersion}`,
    backgroundColor: "rgb(255, 255, 255)",
    foregroundColor: "rgb(23, 24, 31)",
    labelColor: "rgb(91, 93, 104)",
  });
  fill(pass, view, locale);
  pass.setRelevantDate(event.startsAt);
  pass.setBarcodes({ format: "PKBarcodeFormatQR", message: paperCode(ticket), messageEncoding: "iso-8859-1" });
  return { bytes: new Uint8Array(pass.getAsBuffer()), name: `${booking.number}-${ticket.id.slice(-2)}.pkpass` };
}

/** The pass's fields; Wallet itself writes the date in the reader's way, in the venue's zone. */
function fill(pass: import("passkit-generator").PKPass, ticket: TicketView, locale: Locale): void {
  const t = translatorFor(locale, "tickets");
  const { event } = ticket;
  const places: [key: string, label: string, value: string | null][] = [
    ["section", t("section"), ticket.section],
    ["row", t("row"), ticket.row],
    ["seat", t("seat"), ticket.number ?? (ticket.section ? null : t("free"))],
  ];
  pass.type = "eventTicket";
  pass.primaryFields.push({ key: "event", label: "", value: event.title });
  pass.secondaryFields.push(
    { key: "venue", label: t("paper.where"), value: `${event.venue.name}, ${event.venue.city}` },
    {
      key: "when",
      label: t("paper.when"),
      value: event.startsAt,
      dateStyle: "PKDateStyleMedium",
      timeStyle: "PKDateStyleShort",
      ignoresTimeZone: false,
    },
  );
  for (const [key, label, value] of places) if (value) pass.auxiliaryFields.push({ key, label, value });
  pass.auxiliaryFields.push({ key: "tier", label: t("paper.tier"), value: ticket.tierName });
  pass.backFields.push(
    { key: "attendee", label: t("paper.attendee"), value: ticket.attendee },
    { key: "booking", label: t("paper.booking"), value: ticket.bookingNumber },
    { key: "page", label: "Evently", value: `${env().APP_URL}/tickets/${ticket.id}` },
    { key: "rules", label: t("paper.rulesTitle"), value: `${t("paper.rules.once")} ${t("paper.rules.given")}` },
  );
}
