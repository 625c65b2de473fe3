import { Greeting } from "./blocks/greeting";
import { Action, Spelled } from "./blocks/links";
import { Aside, Paragraph, Title } from "./blocks/words";
import { moment } from "./event-words";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** To the address before: so that nobody's account is led away unnoticed. It does not say where to. */
export const emailChanged: Template<"emailChanged"> = {
  because: "owner",
  subject: ({ t }) => t("emailChanged.subject"),
  preheader: ({ t }) => t("emailChanged.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Title>{t("emailChanged.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("emailChanged.text", { when: moment(props.at, "UTC", locale) })}</Paragraph>
      <Paragraph>{t("emailChanged.otherwise")}</Paragraph>
      <Action href={props.url}>{t("emailChanged.action")}</Action>
      <Aside>{t("link.hours", { count: props.hours })}</Aside>
      <Aside>{t("link.private")}</Aside>
      <Spelled href={props.url}>{t("link.spelled")}</Spelled>
    </>
  ),
};

export const preview: MailProps["emailChanged"] = {
  name: "Anna Lindqvist",
  at: "2027-05-03T09:41:00Z",
  url: "https://evently.example/restore-email?token=lnk_01k9s2m4x8qv7t.3vT0mQ4cQy0pX2l1m9A7bE5dH8kR6nW1zJ4uS0fYq2g",
  hours: 72,
};
