import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Prices } from "./blocks/prices";
import { Tickets } from "./blocks/tickets";
import { Aside, Paragraph, Subtitle, Title } from "./blocks/words";
import { moment } from "./event-words";
import { previewEvent, previewTickets } from "./preview/facts";
import type { MailProps } from "./props";
import type { Pen, Template } from "./template";

/** Places came free and are held for who waited for them. */
export const waitlistOffer: Template<"waitlistOffer"> = {
  because: "waitlist",
  subject: ({ t, props }) => t("waitlistOffer.subject", { title: props.event.title }),
  preheader: (pen) => pen.t("waitlistOffer.preheader", { until: untilOf(pen) }),
  picture: ({ props }) => props.event,
  body: (pen) => {
    const { t, locale, props } = pen;
    const count = props.tickets.length;
    const { amount, currency } = props.total;
    return (
      <>
        <Mark tone="success">{t("waitlistOffer.mark")}</Mark>
        <Title>{t("waitlistOffer.title", { count })}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>{t("waitlistOffer.text", { count, until: untilOf(pen) })}</Paragraph>
        <EventFacts event={props.event} locale={locale} />
        <Subtitle>{t("waitlistOffer.places", { count })}</Subtitle>
        <Tickets tickets={props.tickets} locale={locale} />
        <Prices
          price={{ currency, subtotal: amount, discount: 0, discountName: null, fees: 0, tax: 0, total: amount }}
          count={count}
          locale={locale}
        />
        <Action href={props.url}>{t("waitlistOffer.action", { count })}</Action>
        <Aside>{t("waitlistOffer.decline", { count })}</Aside>
      </>
    );
  },
};

function untilOf({ locale, props }: Pen<"waitlistOffer">): string {
  return moment(props.expiresAt, props.event.timeZone, locale);
}

export const preview: MailProps["waitlistOffer"] = {
  name: "Anna Lindqvist",
  event: previewEvent,
  tickets: previewTickets.map((ticket) => ({ ...ticket, attendee: "" })),
  total: { amount: 9_800, currency: "EUR" },
  expiresAt: "2027-05-03T10:30:00Z",
  url: "https://evently.example/waitlist",
};
