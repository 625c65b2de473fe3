import "server-only";
import { Document, renderToBuffer } from "@react-pdf/renderer";
import { translatorFor } from "@/lib/shared/translator";
import { loadFonts } from "./fonts";
import type { PrintOrder } from "./print-order";
import { printable } from "./printable";
import { ReceiptPage } from "./receipt-page";
import { TicketPage } from "./ticket-page";

/** Draws a document; some 50 ms of one core a page. The same order gives the same text and pages. */
export async function draw(order: PrintOrder): Promise<Uint8Array> {
  await loadFonts();
  const information = {
    author: "Evently",
    creator: "Evently",
    producer: "Evently",
    language: order.locale,
    creationDate: new Date(order.issuedAt),
  };
  if (order.kind === "receipt") {
    const t = translatorFor(order.locale, "bookings");
    return renderToBuffer(
      <Document {...information} title={t("receipt.metaTitle", { number: order.receipt.number })}>
        <ReceiptPage receipt={order.receipt} locale={order.locale} />
      </Document>,
    );
  }
  const t = translatorFor(order.locale, "tickets");
  const [first] = order.papers;
  if (!first) throw new Error("There is no ticket to print");
  const title = t(order.papers.length === 1 ? "paper.title" : "paper.titles", {
    number: first.ticket.bookingNumber,
    event: plain(first.ticket.event.title),
  });
  return renderToBuffer(
    <Document {...information} title={title}>
      {order.papers.map((paper, i) => (
        <TicketPage
          key={paper.ticket.id}
          paper={paper}
          locale={order.locale}
          number={i + 1}
          count={order.papers.length}
        />
      ))}
    </Document>,
  );
}

const plain = (text: string) =>
  printable(text)
    .runs.map((run) => run.text)
    .join("");
