import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Prices } from "./blocks/prices";
import { Tickets } from "./blocks/tickets";
import { Paragraph, Points, Subtitle, Title } from "./blocks/words";
import { whenOf } from "./event-words";
import { previewBooking, previewTickets } from "./preview/facts";
import type { MailProps } from "./props";
import type { Pen, Template } from "./template";

/** The tickets are bought. Its PDF and calendar file are attached by who sends it. */
export const confirmation: Template<"confirmation"> = {
  because: "booking",
  subject: ({ t, props }) => t("confirmation.subject", { title: props.event.title }),
  preheader: ({ t, props: { event }, locale }) =>
    t("confirmation.preheader", { when: whenOf(event, locale), venue: event.venue.name }),
  picture: ({ props }) => props.event,
  body: (pen) => {
    const { t, locale, props } = pen;
    const count = props.tickets.length;
    return (
      <>
        <Mark tone="success">{t("confirmation.mark")}</Mark>
        <Title>{t("confirmation.title")}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>{t("confirmation.text", { count })}</Paragraph>
        <EventFacts event={props.event} number={props.number} locale={locale} />
        <Action href={props.bookingUrl}>{t("tickets.show", { count })}</Action>
        <Subtitle>{t("tickets.title", { count })}</Subtitle>
        <Tickets tickets={props.tickets} locale={locale} />
        <Subtitle>{t("price.title")}</Subtitle>
        <Prices price={props.price} count={count} locale={locale} />
        <Subtitle>{t("know.title")}</Subtitle>
        <Points points={pointsOf(pen)} />
      </>
    );
  },
};

function pointsOf({ t, props, frame }: Pen<"confirmation">) {
  const { number, event } = props;
  const facts = { organizer: event.organizer, number };
  return [
    { about: t("know.attached"), text: t("know.attachedText", { count: props.tickets.length }) },
    { about: t("know.door"), text: t("know.doorText") },
    { about: t("know.plans"), text: t("know.plansText") },
    { about: t("know.questions"), text: frame.repliesRead ? t("know.reply", facts) : t("know.questionsText", facts) },
  ];
}

export const preview: MailProps["confirmation"] = {
  ...previewBooking,
  tickets: previewTickets,
  price: {
    currency: "EUR",
    subtotal: 9_800,
    discount: 980,
    discountName: "SPRING27",
    fees: 450,
    tax: 606,
    total: 9_270,
  },
};

export const variants: Record<string, MailProps["confirmation"]> = {
  "free, one ticket": {
    ...preview,
    tickets: [{ place: "Standing", tier: "Standing", attendee: "" }],
    price: { currency: "EUR", subtotal: 0, discount: 0, discountName: null, fees: 0, tax: 0, total: 0 },
  },
  "without a picture, a group": {
    ...preview,
    event: { ...preview.event, imageUrl: null },
    tickets: Array.from({ length: 10 }, (_, index) => ({
      place: `Balcony, Row 2, Seat ${index + 1}`,
      tier: "Category B",
      attendee: "Anna Lindqvist",
    })),
    price: {
      currency: "EUR",
      subtotal: 32_000,
      discount: 3_200,
      discountName: "GROUP",
      fees: 0,
      tax: 1_884,
      total: 28_800,
    },
  },
};
