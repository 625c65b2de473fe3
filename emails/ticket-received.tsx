import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Tickets } from "./blocks/tickets";
import { Paragraph, Points, Title } from "./blocks/words";
import { whenOf } from "./event-words";
import { previewEvent, previewTickets } from "./preview/facts";
import type { MailProps } from "./props";
import type { Template } from "./template";
import { safeName } from "./tidy";

/** To somebody who was given a ticket, and may never have heard of Evently. */
export const ticketReceived: Template<"ticketReceived"> = {
  because: "ticket",
  subject: ({ t, props }) => t("ticketReceived.subject", { title: props.event.title }),
  preheader: ({ t, locale, props: { event } }) =>
    t("ticketReceived.preheader", { when: whenOf(event, locale), venue: event.venue.name }),
  picture: ({ props }) => props.event,
  body: ({ t, locale, props }) => {
    const from = safeName(props.from);
    return (
      <>
        <Mark tone="accent">{t("ticketReceived.mark")}</Mark>
        <Title>{t("ticketReceived.title")}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>{from === null ? t("ticketReceived.someone") : t("ticketReceived.from", { from })}</Paragraph>
        <EventFacts event={props.event} locale={locale} />
        <Tickets tickets={[props.ticket]} locale={locale} />
        <Action href={props.ticketUrl}>{t("ticketReceived.open")}</Action>
        <Points
          points={[
            { about: t("know.door"), text: t("ticketReceived.code") },
            { about: t("ticketReceived.key"), text: t("ticketReceived.keyText") },
          ]}
        />
      </>
    );
  },
};

export const preview: MailProps["ticketReceived"] = {
  name: "Jonas Lindqvist",
  from: "Anna Lindqvist",
  event: previewEvent,
  ticket: previewTickets[1],
  ticketUrl: "https://evently.example/tickets/tkt_01?token=abc",
};
