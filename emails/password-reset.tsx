import { Greeting } from "./blocks/greeting";
import { Action, Spelled } from "./blocks/links";
import { Aside, Paragraph, Title } from "./blocks/words";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** The link to a new password, for who has forgotten theirs. */
export const passwordReset: Template<"passwordReset"> = {
  because: "account",
  subject: ({ t }) => t("passwordReset.subject"),
  preheader: ({ t }) => t("passwordReset.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Title>{t("passwordReset.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("passwordReset.text")}</Paragraph>
      <Action href={props.url}>{t("passwordReset.action")}</Action>
      <Aside>{t("link.minutes", { count: props.minutes })}</Aside>
      <Aside>{t("link.private")}</Aside>
      <Spelled href={props.url}>{t("link.spelled")}</Spelled>
      <Aside>{t("passwordReset.otherwise")}</Aside>
    </>
  ),
};

export const preview: MailProps["passwordReset"] = {
  name: "Anna Lindqvist",
  url: "https://evently.example/reset-password?token=lnk_01k9s2m4x8qv7t.3vT0mQ4cQy0pX2l1m9A7bE5dH8kR6nW1zJ4uS0fYq2g",
  minutes: 60,
};
