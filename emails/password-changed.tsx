import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Paragraph, Title } from "./blocks/words";
import { moment } from "./event-words";
import type { MailProps } from "./props";
import type { Template } from "./template";

/** So that nobody's password changes unnoticed. Accounts have no time zone, hence the world's. */
export const passwordChanged: Template<"passwordChanged"> = {
  because: "owner",
  subject: ({ t }) => t("passwordChanged.subject"),
  preheader: ({ t }) => t("passwordChanged.preheader"),
  body: ({ t, locale, props }) => (
    <>
      <Title>{t("passwordChanged.title")}</Title>
      <Greeting name={props.name} locale={locale} />
      <Paragraph>{t("passwordChanged.text", { when: moment(props.at, "UTC", locale) })}</Paragraph>
      <Paragraph>{t("passwordChanged.otherwise")}</Paragraph>
      <Action href={props.resetUrl}>{t("passwordChanged.action")}</Action>
    </>
  ),
};

export const preview: MailProps["passwordChanged"] = {
  name: "Anna Lindqvist",
  at: "2027-05-03T09:41:00Z",
  resetUrl: "https://evently.example/reset-password",
};
