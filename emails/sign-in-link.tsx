import { Greeting } from "./blocks/greeting";
import { Action, Spelled } from "./blocks/links";
import { Aside, Paragraph, Title } from "./blocks/words";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** The way in without a password. */
export const signInLink: Template<"signInLink"> = {
  because: "account",
  subject: ({ t }) => t("signInLink.subject"),
  preheader: ({ t, props }) => t("signInLink.preheader", { count: props.minutes }),
  body: ({ t, locale, props }) => (
    <>
      <Title>{t("signInLink.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("signInLink.text")}</Paragraph>
      <Action href={props.url}>{t("signInLink.action")}</Action>
      <Aside>{t("link.minutes", { count: props.minutes })}</Aside>
      <Aside>{t("link.private")}</Aside>
      <Spelled href={props.url}>{t("link.spelled")}</Spelled>
      <Aside>{t("signInLink.otherwise")}</Aside>
    </>
  ),
};

export const preview: MailProps["signInLink"] = {
  name: "Anna Lindqvist",
  url: "https://evently.example/sign-in-link?token=lnk_01k9s2m4x8qv7t.3vT0mQ4cQy0pX2l1m9A7bE5dH8kR6nW1zJ4uS0fYq2g",
  minutes: 20,
};
