import { describe, expect, it } from "vitest";
import { previewed, previewFacts } from "@/emails/preview/previews";
import type { Locale } from "@/lib/shared/locale";
import { locales } from "@/lib/shared/locale";
import type { MailFrame, MailProps, MailTemplate, RenderedMail } from "./props";
import { renderMail } from "./render-mail";

/** Gmail cuts mails off at 102 KB. */
const LARGEST = 100_000;

const frame = (locale: Locale): MailFrame => ({
  locale,
  appUrl: "https://evently.example",
  settingsUrl: "https://evently.example/account#notifications",
});

/** Every template with every variant of its preview facts, in every language. */
const cases = previewed.flatMap(({ template, variants }) =>
  variants.flatMap((variant) => locales.map((locale) => ({ template, variant, locale }))),
);

const decoded = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

const linksOf = (html: string) =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map((match) => decoded(match[1] ?? ""));

/** What people read of the HTML, without its style sheet. */
const words = (html: string) => decoded(html.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]*>/g, " "));

function render<T extends MailTemplate>(template: T, variant: string, locale: Locale): Promise<RenderedMail> {
  const props = previewFacts(template)[variant];
  if (!props) throw new Error(`no ${variant}`);
  return renderMail(template, props, frame(locale));
}

/** What holds of every mail, whatever it is made from. */
function expectSound({ subject, html, text }: RenderedMail, locale: Locale) {
  expect(subject).toMatch(/^\S.{3,149}$/u);
  expect(html).toContain(`<html dir="ltr" lang="${locale}"`);
  expect(Buffer.byteLength(html)).toBeLessThan(LARGEST);
  for (const read of [subject, words(html), text]) {
    expect(read).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
    // a name of the catalogue, or a placeholder that nothing filled
    expect(read).not.toMatch(/\b(mails|cancellation|eventChanged|reminder)\.[a-zA-Z]+\.|\{[a-z]+[,}]/);
  }
  const links = linksOf(html);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) {
    expect(link).toMatch(/^https?:\/\//);
    expect(text.split("\n")).toContain(link);
  }
  for (const line of text.split("\n")) {
    if (!/^https?:/.test(line) && /\s/.test(line.trim())) expect([...line].length).toBeLessThanOrEqual(78);
  }
}

describe.each(cases)("$template, $variant, $locale", ({ template, variant, locale }) => {
  it("is whole in both its forms", async () => {
    const mail = await render(template, variant, locale);
    expectSound(mail, locale);
    expect(mail.html).not.toMatch(/<script|<link|url\(|@import|onload|javascript:/i);
  });
});

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp; {count} \u202egnp.exe\r\nBcc: all@evently.example\n\n${"very ".repeat(60)}long`;
const free = new Set([
  "title",
  "name",
  "attendee",
  "place",
  "tier",
  "organizer",
  "address",
  "city",
  "from",
  "discountName",
  "number",
]);

/** The same facts with hostile text wherever people type it, and ten tickets. */
function poisoned<T>(facts: T, key = ""): T {
  if (typeof facts === "string") return (free.has(key) ? HOSTILE : facts) as T;
  if (Array.isArray(facts)) {
    const [first] = facts;
    return (key === "tickets" && first !== undefined ? Array.from({ length: 10 }, () => poisoned(first)) : facts) as T;
  }
  if (typeof facts !== "object" || facts === null) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const kept = /^(startsAt|endsAt)$/.test(name) ? fact : poisoned(fact, name);
      return [name, kept];
    }),
  ) as T;
}

describe.each(cases)("hostile facts in $template, $variant, $locale", ({ template, variant, locale }) => {
  it("are shown as text, in lines of their own making", async () => {
    const props = previewFacts(template)[variant] as MailProps[typeof template];
    const { subject, html, text } = await renderMail(template, poisoned(props), frame(locale));
    expect(subject).toMatch(/^\S[^\p{Cc}]{3,149}$/u);
    expect(Buffer.byteLength(html)).toBeLessThan(LARGEST);
    expect(html).not.toMatch(/<script|<img src=x|\u202e/);
    // prose may wrap anywhere, but no fact begins a paragraph
    expect(text).not.toMatch(/\n\n(very|Bcc)/);
    expect(text).not.toMatch(/[\u202e\r]/);
    for (const link of linksOf(html)) expect(link).toMatch(/^https:\/\/evently\.example/);
  });
});

describe("what a confirmation says", () => {
  it("names the event, its time and zone, every seat, the price and the way to the tickets", async () => {
    const { html, text, subject } = await render("confirmation", "usual", "en");
    expect(subject).toBe("Your tickets: Sea Songs: An Evening with the Harbour Quartet");
    for (const form of [words(html), text]) {
      expect(form).toContain("Saturday, 12 June 2027, 20:00–22:30 CEST");
      expect(form).toContain("Tidehouse Theatre");
      expect(form).toContain("EV-7K2M-94QX");
      expect(form).toContain("Stalls left, Row 4, Seat 12");
      expect(form).toContain("Stalls left, Row 4, Seat 13");
      for (const amount of ["€98.00", "\u2212€9.80", "€4.50", "€92.70", "€6.06"]) expect(form).toContain(amount);
      expect(form).toContain("PDF");
    }
    expect(text).toContain("Show my tickets:\nhttps://evently.example/bookings/bkg_01?token=abc");
    expect(html).toContain('src="https://evently.example/events/sea-songs/share.png"');
    expect(html).toContain('alt="Sea Songs: An Evening with the Harbour Quartet"');
  });

  it("is in German with its own zone name, umlauts and money", async () => {
    const { text, subject } = await render("confirmation", "usual", "de");
    expect(subject).toMatch(/^Deine Tickets: /);
    expect(text).toContain("Samstag, 12. Juni 2027, 20:00–22:30 MESZ");
    expect(text).toContain("Gebühren");
    expect(text).toMatch(/92,70\u00a0€/);
  });

  it("shows no picture where there is none, and no lines of a price that has none", async () => {
    const group = await render("confirmation", "without a picture, a group", "en");
    expect(group.html).not.toContain("<img");
    expect(group.text).toContain("Group discount");
    const free = await render("confirmation", "free, one ticket", "en");
    expect(free.text).toMatch(/^Total +Free$/m);
    expect(free.text).not.toContain("Fees");
  });
});

describe("what becomes of the money", () => {
  it.each([
    ["usual", /€92\.70 is on its way back/],
    ["by buyer", /No money goes back/],
    ["payment failed", /You have not been charged/],
    ["seats gone", /You have not been charged/],
  ])("a cancellation, %s", async (variant, told) => {
    const { html, text } = await render("cancellation", variant, "en");
    expect(text.replace(/\s+/g, " ")).toMatch(told);
    expect(words(html)).toMatch(told);
  });

  it("names no tickets where there were none", async () => {
    expect((await render("cancellation", "seats gone", "en")).text).not.toMatch(/no longer valid/);
    expect((await render("cancellation", "payment failed", "en")).text).toMatch(/no longer valid/);
  });
});

describe("what changed", () => {
  it("stands beside what it was", async () => {
    const { text, subject } = await render("eventChanged", "usual", "en");
    expect(subject).toMatch(/^New date: /);
    expect(text).toContain("Starts:  Saturday, 12 June 2027, 20:00 CEST\nBefore:  Friday, 11 June 2027, 19:30 CEST");
    expect(text).toContain("Venue:   Tidehouse Theatre\nBefore:  Lantern Garden");
  });

  it("says of a postponed event no date that holds", async () => {
    const { text } = await render("eventChanged", "postponed", "en");
    expect(text).toContain("The new date is not known yet");
    expect(text).not.toMatch(/^When:/m);
  });
});

describe("names", () => {
  const link = { url: "https://evently.example/verify-email?token=t", hours: 48 };

  it("greet", async () => {
    const { text } = await renderMail("verification", { ...link, name: "Dr. Zoë O’Neill-Müller" }, frame("de"));
    expect(text).toContain("Hallo Dr. Zoë O’Neill-Müller,");
  });

  it.each(["You won! https://prize.example", "www.prize.example", "prize.example/win", "<b>Hi</b>", "a@b.example", ""])(
    "do not advertise: %s",
    async (name) => {
      const { text, html } = await renderMail("verification", { ...link, name }, frame("en"));
      expect(text).not.toMatch(/Hi |prize/);
      expect(html).not.toMatch(/prize|Hi </);
    },
  );

  it.each(["ticketReceived", "confirmation", "reminder"] as const)(
    "do not advertise on the tickets of %s",
    async (template) => {
      const props = previewFacts(template).usual;
      if (!props) throw new Error("no facts");
      const named = JSON.stringify(props).replace(/"attendee":"[^"]*"/g, '"attendee":"Win 100 € at prize77.example"');
      const { text, html } = await renderMail(template, JSON.parse(named) as typeof props, frame("en"));
      expect(text).not.toContain("prize");
      expect(html).not.toContain("prize");
    },
  );
});

it("keeps a title that only looks like a message of the catalogue", async () => {
  const props = previewFacts("expiry").usual;
  if (!props) throw new Error("no facts");
  const title = "{name} <b>'{count, plural, one {x} other {y}}'</b> & $& co";
  const { subject, html, text } = await renderMail(
    "expiry",
    { ...props, event: { ...props.event, title } },
    frame("en"),
  );
  expect(subject).toBe(`Not booked: ${title}`);
  expect(text).toContain(title);
  expect(words(html)).toContain(title);
  expect(html).not.toContain("<b>");
});
