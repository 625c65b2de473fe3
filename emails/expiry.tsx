import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Paragraph, Title } from "./blocks/words";
import { previewBooking } from "./preview/facts";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** The time of an unpaid booking ran out. */
export const expiry: Template<"expiry"> = {
  because: "booking",
  subject: ({ t, props }) => t("expiry.subject", { title: props.event.title }),
  preheader: ({ t }) => t("expiry.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Mark tone="warning">{t("expiry.mark")}</Mark>
      <Title>{t("expiry.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("expiry.text", { count: props.quantity })}</Paragraph>
      <EventFacts event={props.event} number={props.number} locale={locale} />
      <Paragraph>{t("expiry.again")}</Paragraph>
      <Action href={props.event.url}>{t("booking.again")}</Action>
    </>
  ),
};

export const preview: MailProps["expiry"] = { ...previewBooking, quantity: 2 };
