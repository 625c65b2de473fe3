import { formatDay, formatTimes } from "@/lib/shared/dates";
import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Tickets } from "./blocks/tickets";
import { Paragraph, Points, Subtitle, Title } from "./blocks/words";
import { whenOf } from "./event-words";
import { previewBooking, previewTickets } from "./preview/facts";
import type { MailProps } from "./props";
import type { Template } from "./template";

/**
 * A day, or a few hours, before it starts. It says when that is, never "tomorrow": a mail may be late, and read later.
 */
export const reminder: Template<"reminder"> = {
  because: "booking",
  subject: ({ t, locale, props: { event, when } }) => {
    const view = { locale, timeZone: event.timeZone };
    const time = formatTimes(event.startsAt, null, view);
    if (when === "hours") return t("reminder.hours.subject", { time, title: event.title });
    return t("reminder.day.subject", { when: `${formatDay(event.startsAt, view)}, ${time}`, title: event.title });
  },
  preheader: ({ t, locale, props: { event } }) =>
    t("reminder.preheader", { when: whenOf(event, locale), venue: event.venue.name }),
  picture: ({ props }) => props.event,
  body: ({ t, locale, props }) => {
    const count = props.tickets.length;
    return (
      <>
        <Mark tone="accent">{t("reminder.mark")}</Mark>
        <Title>{t(`reminder.${props.when}.title`)}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>{t(`reminder.${props.when}.text`)}</Paragraph>
        <EventFacts event={props.event} number={props.number} locale={locale} />
        <Action href={props.bookingUrl}>{t("tickets.show", { count })}</Action>
        <Subtitle>{t("tickets.title", { count })}</Subtitle>
        <Tickets tickets={props.tickets} locale={locale} />
        <Subtitle>{t("know.title")}</Subtitle>
        <Points points={[{ about: t("know.door"), text: t("know.doorText") }]} />
      </>
    );
  },
};

export const preview: MailProps["reminder"] = { ...previewBooking, when: "day", tickets: previewTickets };

export const variants: Record<string, MailProps["reminder"]> = { "two hours": { ...preview, when: "hours" } };
