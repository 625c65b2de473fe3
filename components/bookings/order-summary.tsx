import type { EventDetail } from "@/lib/schemas/events";
import type { HoldView, Quote } from "@/lib/schemas/holds";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { EventLine } from "./event-line";
import { PlaceWords } from "./place-words";
import { PriceLines } from "./price-lines";

/** What is about to be booked: the event, the seats, the price. */
export function OrderSummary({
  event,
  hold,
  quote,
  locale,
}: {
  event: EventDetail;
  hold: HoldView;
  quote: Quote;
  locale: Locale;
}) {
  const t = translatorFor(locale, "checkout");
  return (
    <>
      <h2 className="sr-only">{t("summary.title")}</h2>
      <EventLine event={event} locale={locale} />
      {hold.seats.some((seat) => seat.number !== null) ? (
        <ul className="mt-4 space-y-1 border-t border-line pt-4">
          {hold.seats.map((seat) => (
            <li key={seat.id}>
              <PlaceWords place={seat} locale={locale} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-4 border-t border-line pt-4">
        <PriceLines
          locale={locale}
          prices={{
            items: quote.items.map((item) => ({
              key: `${item.tier} ${item.price.amount}`,
              label: t("summary.line", { count: item.quantity, name: item.name }),
              amount: item.amount,
            })),
            subtotal: quote.subtotal,
            discount: quote.discount,
            discountName: quote.discountName,
            fees: quote.fees,
            feePerTicket: quote.feePerTicket,
            tax: quote.tax,
            taxPercent: quote.taxPercent,
            total: quote.total,
            refunded: null,
          }}
        />
      </div>
    </>
  );
}
