import { Greeting } from "./blocks/greeting";
import { Action, Spelled } from "./blocks/links";
import { Aside, Paragraph, Title } from "./blocks/words";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** To a new account: is the address theirs? */
export const verification: Template<"verification"> = {
  because: "account",
  subject: ({ t }) => t("verification.subject"),
  preheader: ({ t }) => t("verification.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Title>{t("verification.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("verification.text")}</Paragraph>
      <Action href={props.url}>{t("verification.action")}</Action>
      <Aside>{t("link.hours", { count: props.hours })}</Aside>
      <Spelled href={props.url}>{t("link.spelled")}</Spelled>
      <Aside>{t("verification.otherwise")}</Aside>
    </>
  ),
};

export const preview: MailProps["verification"] = {
  name: "Anna Lindqvist",
  url: "https://evently.example/verify-email?token=lnk_01k9s2m4x8qv7t.3vT0mQ4cQy0pX2l1m9A7bE5dH8kR6nW1zJ4uS0fYq2g",
  hours: 48,
};
