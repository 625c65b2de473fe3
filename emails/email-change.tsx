import { Greeting } from "./blocks/greeting";
import { Action, Spelled } from "./blocks/links";
import { Aside, Paragraph, Title } from "./blocks/words";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** To a new address, before it becomes the account's. */
export const emailChange: Template<"emailChange"> = {
  because: "account",
  subject: ({ t }) => t("emailChange.subject"),
  preheader: ({ t }) => t("emailChange.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Title>{t("emailChange.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("emailChange.text")}</Paragraph>
      <Action href={props.url}>{t("emailChange.action")}</Action>
      <Aside>{t("link.hours", { count: props.hours })}</Aside>
      <Spelled href={props.url}>{t("link.spelled")}</Spelled>
      <Aside>{t("emailChange.otherwise")}</Aside>
    </>
  ),
};

export const preview: MailProps["emailChange"] = {
  name: "Anna Lindqvist",
  url: "https://evently.example/change-email?token=lnk_01k9s2m4x8qv7t.3vT0mQ4cQy0pX2l1m9A7bE5dH8kR6nW1zJ4uS0fYq2g",
  hours: 24,
};
