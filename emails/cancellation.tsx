import { formatMoney } from "@/lib/shared/money";
import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Tickets } from "./blocks/tickets";
import { Paragraph, Subtitle, Title } from "./blocks/words";
import { previewBooking, previewTickets } from "./preview/facts";
import type { MailProps } from "./props";
import type { Pen, Template } from "./template";

type Reason = MailProps["cancellation"]["reason"];

/** The buyer wanted the seats and did not get them: the next step is to choose again. */
const notGot: ReadonlySet<Reason> = new Set<Reason>(["payment_failed", "seats_gone"]);

/** The booking is over, for whatever reason: what that means for the money, and what to do next. */
export const cancellation: Template<"cancellation"> = {
  because: "booking",
  subject: ({ t, props }) => t(`cancellation.${props.reason}.subject`, { title: props.event.title }),
  preheader: (pen) => moneyWords(pen) ?? pen.t("cancellation.event_cancelled.title"),
  body: (pen) => {
    const { t, locale, props } = pen;
    const { event, reason, tickets } = props;
    const money = moneyWords(pen);
    return (
      <>
        <Mark tone="danger">{t(`cancellation.${reason}.mark`)}</Mark>
        <Title>{t(`cancellation.${reason}.title`)}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>{t(`cancellation.${reason}.text`, { organizer: event.organizer })}</Paragraph>
        {money ? <Paragraph>{money}</Paragraph> : null}
        <EventFacts event={event} number={props.number} locale={locale} />
        {notGot.has(reason) ? (
          <Action href={event.url}>{t("booking.again")}</Action>
        ) : (
          <Action href={props.bookingUrl}>{t("booking.open")}</Action>
        )}
        {tickets.length > 0 ? <Subtitle>{t("tickets.void", { count: tickets.length })}</Subtitle> : null}
        {tickets.length > 0 ? <Tickets tickets={tickets} locale={locale} void /> : null}
      </>
    );
  },
};

/** What becomes of the money; null when there is nothing to say. */
function moneyWords({ t, locale, props: { refund, reason } }: Pen<"cancellation">): string | null {
  if (refund) return t("cancellation.refund", { amount: formatMoney(refund, locale) });
  if (notGot.has(reason)) return t("cancellation.uncharged");
  return reason === "event_cancelled" ? null : t("cancellation.nothing");
}

export const preview: MailProps["cancellation"] = {
  ...previewBooking,
  reason: "event_cancelled",
  tickets: previewTickets,
  refund: { amount: 9_270, currency: "EUR" },
};

export const variants: Record<string, MailProps["cancellation"]> = {
  "by buyer": { ...preview, reason: "buyer", refund: null },
  "by organizer": { ...preview, reason: "organizer" },
  "payment failed": { ...preview, reason: "payment_failed", refund: null },
  "seats gone": { ...preview, reason: "seats_gone", tickets: [], refund: null },
};
