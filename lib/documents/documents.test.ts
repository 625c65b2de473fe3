import { beforeAll, describe, expect, it } from "vitest";
import type { Locale } from "@/lib/shared/locale";
import { readPdf } from "@/prisma/factories/read-pdf";
import { receiptOfTwo, ticketPaper } from "./document-fixtures";
import { draw } from "./draw";
import { loadFonts } from "./fonts";
import type { TicketPaper } from "./print-order";
import { GAP, printable } from "./printable";

const issuedAt = "2027-05-01T10:00:00.000Z";
const tickets = async (papers: TicketPaper[], locale: Locale = "en") =>
  readPdf(await draw({ kind: "tickets", locale, issuedAt, papers }));
const receipt = async (more: Parameters<typeof receiptOfTwo>[0] = {}, locale: Locale = "en") =>
  readPdf(await draw({ kind: "receipt", locale, issuedAt, receipt: receiptOfTwo(more) }));
/** As paper shows it: line breaks of long words bring hyphens, spaces at breaks are not drawn. */
const tight = (text: string) => text.replace(/[\s\u00a0-]/g, "");

describe("a ticket on paper", () => {
  it("says all there is to know, on one page, with title and language", async () => {
    const pdf = await tickets([ticketPaper()]);
    expect(pdf).toMatchObject({ pages: 1, title: "Ticket EV-7K3M-9QPX: Das Salzbuch", language: "en" });
    for (const text of [
      "Das Salzbuch",
      "Saturday, 12 June 2027",
      "20:00–22:30 CEST (time in Berlin)",
      "Tidehouse Theatre",
      "Quay Street 14, Lindenport",
      "Stalls",
      "Category 1",
      "Nora Probst",
      "EV-7K3M-9QPX",
      "Lindenport Stages",
      "€42.50",
      "Good to know",
    ]) {
      expect(tight(pdf.texts[0] ?? ""), text).toContain(tight(text));
    }
    expect(pdf.texts[0]).not.toContain(GAP);
  });

  it("is written letter by letter, so that lines break between words and can be copied", async () => {
    const text = (await tickets([ticketPaper()])).texts[0] ?? "";
    expect(text.replace(/\s+/g, " ")).toContain("Whoever shows it first is let in, so keep it out of photos.");
  });

  it("speaks German, and is the same every time", async () => {
    const order = { kind: "tickets" as const, locale: "de" as const, issuedAt, papers: [ticketPaper()] };
    const [first, second] = [readPdf(await draw(order)), readPdf(await draw(order))];
    expect(first).toEqual(second);
    expect(first.language).toBe("de");
    expect(tight(first.texts[0] ?? "")).toContain(tight("Samstag, 12. Juni 2027"));
    expect(tight(first.texts[0] ?? "")).toContain(tight("Gilt für eine Person"));
  });

  it("has a page for each of several tickets", async () => {
    const papers = [1, 2, 3].map((n) => ticketPaper({ id: `tkt_${n}`, number: String(n), attendee: `Guest ${n}` }));
    const pdf = await tickets(papers);
    expect(pdf.pages).toBe(3);
    pdf.texts.forEach((text, i) => {
      expect(tight(text)).toContain(tight(`Guest ${i + 1}`));
      expect(tight(text)).toContain(tight(`Ticket ${i + 1} of 3`));
    });
  });

  it("writes the names of Greeks, Ukrainians, Vietnamese and Indians", async () => {
    for (const name of ["Ελένη Παπαδοπούλου", "Олександра Їжакевич", "Nguyễn Thị Ánh", "Łukasz Žižek", "Ἀριστοτέλης"]) {
      const [text = ""] = (await tickets([ticketPaper({ attendee: name })])).texts;
      expect(tight(text), name).toContain(tight(name));
      expect(text).not.toContain(GAP);
    }
    // its letters are joined when drawn, so that only the absence of a gap can be told
    expect((await tickets([ticketPaper({ attendee: "आदित्य शर्मा" })])).texts[0]).not.toContain(GAP);
  });

  it("shows a gap, and says so, where no font has the letters; drops emoji; never fails", async () => {
    const [text = ""] = (await tickets([ticketPaper({ attendee: "山田 太郎 🎉" }, { title: "Nacht 🎆 夜" })])).texts;
    expect(text).toContain(GAP);
    expect(tight(text)).toContain(tight("stands for characters that cannot be printed here"));
    expect(tight(text)).toContain(tight(`Nacht ${GAP}`));
    for (const attendee of [
      "🎉🎉",
      "שלום",
      "مرحبا",
      "\u202eevil\u0000",
      "a\u0301\u0302\u0303\u0304\u0305\u0306",
      " ",
    ]) {
      expect((await tickets([ticketPaper({ attendee })])).pages, attendee).toBe(1);
    }
  });

  it("shows hostile texts as text", async () => {
    const title = "<script>alert(1)</script> & </Text> %s {{x}}";
    const [text = ""] = (await tickets([ticketPaper({ attendee: "=cmd|'/c'!A1" }, { title })])).texts;
    expect(tight(text)).toContain(tight(title));
    expect(tight(text)).toContain(tight("=cmd|'/c'!A1"));
  });

  it("stays on its page however long the texts are", async () => {
    const long = "Immerwährende Wiederholung ".repeat(10).slice(0, 200);
    for (const text of [long, "W".repeat(200), "Ж".repeat(200), "ç ".repeat(100)]) {
      const paper = ticketPaper(
        { attendee: text, section: text, row: text, number: text, tierName: text },
        { title: text, venue: { ...ticketPaper().ticket.event.venue, name: text, address: text, city: text } },
        text,
      );
      expect(
        (await tickets([paper, paper].map((p, i) => ({ ...p, ticket: { ...p.ticket, id: `tkt_${i}` } })))).pages,
      ).toBe(2);
    }
  });

  it("carries every kind of generated picture", async () => {
    const categories = ["concert", "theatre", "sport", "comedy", "family", "conference", "club", "other"];
    const papers = categories.flatMap((category) =>
      [1, 2, 3, 4].map((n) => ticketPaper({ id: `tkt_${category}${n}` }, { category, id: `evt_${n}` })),
    );
    expect((await tickets(papers)).pages).toBe(papers.length);
  });
});

describe("a receipt on paper", () => {
  it("has seller, buyer, lines, discount, fees, tax and total", async () => {
    const pdf = await receipt();
    expect(pdf).toMatchObject({ pages: 1, title: "Receipt EV-7K3M-9QPX", language: "en" });
    for (const text of [
      "Lindenport Stages",
      "24103 Lindenport",
      "Tax number: DE123456789",
      "nora@example.test",
      "Category 1, Stalls, Row 7, Seat 12",
      "Alan Probst",
      "Discount (SPRING)",
      "-€8.50",
      "Fees",
      "€3.00",
      "€79.50",
      "Contains 7% tax",
      "€5.20",
      "€74.30",
      "Paid by card",
      "pay_01kacv3q8x",
    ]) {
      expect(tight(pdf.texts[0] ?? ""), text).toContain(tight(text));
    }
    expect(pdf.texts[0]).not.toContain("Refunded");
  });

  it("marks what was refunded or cancelled", async () => {
    const more = { status: "partly_refunded" as const, cancelledAt: "2027-05-03T10:00:00.000Z" };
    const [text = ""] = (await receipt({ ...more, refunded: { amount: 7000, currency: "EUR" } })).texts;
    for (const part of ["Partly refunded", "-€70.00", "Remains paid", "€9.50", "was cancelled on Monday, 3 May 2027"]) {
      expect(tight(text), part).toContain(tight(part));
    }
    const [german = ""] = (await receipt({ status: "cancelled" }, "de")).texts;
    expect(german).toContain("Storniert");
  });

  it("says when nothing was to be paid, and goes on over pages when it is long", async () => {
    const nothing = { amount: 0, currency: "EUR" };
    const item = { ...receiptOfTwo().items[0], attendee: "Guest", price: nothing };
    const items = Array.from({ length: 90 }, (_, n) => ({ ...receiptOfTwo().items[0], ...item, number: `${n}` }));
    const free = { items, subtotal: nothing, discount: nothing, fees: nothing, tax: nothing, total: nothing };
    const pdf = await receipt({ ...free, paid: nothing, payment: null } as Parameters<typeof receiptOfTwo>[0]);
    expect(pdf.pages).toBeGreaterThan(2);
    expect(tight(pdf.texts.join(""))).toContain(tight("Nothing was to be paid."));
    expect(tight(pdf.texts.join(""))).toContain(tight("Seat 89"));
  });
});

describe("printable", () => {
  beforeAll(loadFonts);

  it("takes a font for each run of letters, and one gap for a run of strange ones", () => {
    expect(printable("Ada Ελένη")).toEqual({
      runs: [
        { family: "Geist", text: "Ada " },
        { family: "Noto greek", text: "Ελένη" },
      ],
      gaps: false,
    });
    expect(printable("Ada 山田 太郎 B")).toEqual({ runs: [{ family: "Geist", text: `Ada ${GAP} B` }], gaps: true });
    expect(printable("🎉")).toEqual({ runs: [{ family: "Geist", text: GAP }], gaps: true });
    expect(printable("")).toEqual({ runs: [], gaps: false });
  });
});
