import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Paragraph, Title } from "./blocks/words";
import { previewEvent } from "./preview/facts";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** An offer from the waiting list was not taken in time. */
export const waitlistExpired: Template<"waitlistExpired"> = {
  because: "waitlist",
  subject: ({ t, props }) => t("waitlistExpired.subject", { title: props.event.title }),
  preheader: ({ t }) => t("waitlistExpired.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Mark tone="warning">{t("waitlistExpired.mark")}</Mark>
      <Title>{t("waitlistExpired.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("waitlistExpired.text", { count: props.quantity })}</Paragraph>
      <EventFacts event={props.event} locale={locale} />
      <Paragraph>{t("waitlistExpired.again")}</Paragraph>
      <Action href={props.url}>{t("waitlistExpired.action")}</Action>
    </>
  ),
};

export const preview: MailProps["waitlistExpired"] = {
  name: "Anna Lindqvist",
  event: previewEvent,
  quantity: 2,
  url: previewEvent.url,
};
