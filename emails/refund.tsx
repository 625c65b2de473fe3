import { formatMoney } from "@/lib/shared/money";
import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Aside, Paragraph, Title } from "./blocks/words";
import { previewBooking } from "./preview/facts";
import type { MailProps } from "./props";
import type { Pen, Template } from "./template";

/** Money goes back, for the whole booking or for a part of it. */
export const refund: Template<"refund"> = {
  because: "booking",
  subject: ({ t, locale, props }) =>
    t("refund.subject", { amount: formatMoney(props.amount, locale), title: props.event.title }),
  preheader: (pen) => words(pen),
  body: (pen) => {
    const { t, locale, props } = pen;
    return (
      <>
        <Mark tone="accent">{t("refund.mark")}</Mark>
        <Title>{t("refund.title")}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>{words(pen)}</Paragraph>
        <EventFacts event={props.event} number={props.number} locale={locale} />
        <Action href={props.bookingUrl}>{t("booking.open")}</Action>
        <Aside>{t("refund.tickets")}</Aside>
      </>
    );
  },
};

function words({ t, locale, props }: Pen<"refund">): string {
  return t(props.whole ? "refund.whole" : "refund.part", { amount: formatMoney(props.amount, locale) });
}

export const preview: MailProps["refund"] = {
  ...previewBooking,
  amount: { amount: 4_635, currency: "EUR" },
  whole: false,
};

export const variants: Record<string, MailProps["refund"]> = { whole: { ...preview, whole: true } };
