import type { BookingChange, BookingMail, BookingView, TicketView } from "@/lib/schemas/bookings";
import { formatWhen } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { placeText } from "@/lib/shared/place-text";
import { translatorFor } from "@/lib/shared/translator";

/** Every change of a booking in words, and what was written about it: what, by whom, and when. */
export function BookingHistory({
  changes,
  mails,
  booking,
  tickets,
  locale,
}: {
  /** Oldest first. */
  changes: BookingChange[];
  mails: BookingMail[];
  booking: BookingView;
  tickets: TicketView[];
  locale: Locale;
}) {
  const t = translatorFor(locale, "bookings");
  const view = { locale, timeZone: booking.event.timeZone };
  const entries = [
    ...changes.map((change) => ({ at: change.at, words: wordsOf(change) })),
    ...mails.map((mail) => ({ at: mail.at, words: mailWords(mail) })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="mb-3 text-xl">
        {t("history.title")}
      </h2>
      <ol className="ml-1.5 border-l-2 border-line">
        {entries.map(({ at, words }, i) => (
          <li key={`${i} ${at}`} className="relative pb-4 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-surface bg-line-strong"
            />
            <p className="break-words">{words}</p>
            <p className="text-sm text-muted">
              <time dateTime={at}>{formatWhen(at, null, view)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );

  function wordsOf({ change, actor, data }: BookingChange): string {
    const who = actor === "buyer" ? "you" : actor;
    const ticket = tickets.find((candidate) => candidate.id === data.ticket);
    const place = ticket ? placeText(ticket, locale) : "";
    const name = String(data.to ?? "");
    switch (change) {
      case "created":
        return t("history.created", { who });
      case "confirmed":
        return t("history.confirmed", { count: Number(data.quantity ?? booking.quantity) });
      case "cancelled":
        return cancelledWords(data.reason) ?? t("history.cancelled", { who });
      case "refunded": {
        const amount = formatMoney({ amount: Number(data.amount ?? 0), currency: booking.total.currency }, locale);
        return t("history.refunded", { amount });
      }
      case "expired":
        return t("history.expired");
      case "claimed":
        return t("history.claimed");
      case "transferred":
        return t("history.transferred", { who, place, name });
      case "ticket_claimed":
        return t("history.ticket_claimed", { place, name });
      default:
        return t("history.other", { change });
    }
  }

  function mailWords({ template, status, to }: BookingMail): string {
    return t(`history.mail.${status}`, { what: t(`history.mails.${template}`), email: to });
  }

  function cancelledWords(reason: unknown): string | null {
    switch (reason) {
      case "given_up":
      case "seats_gone":
      case "event_cancelled":
      case "capture_failed":
      case "refunded_at_provider":
        return t(`history.${reason}`);
      default:
        return null;
    }
  }
}
