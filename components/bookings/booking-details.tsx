import { Card } from "@/components/ui/card";
import type { BookingView } from "@/lib/schemas/bookings";
import { formatWhen } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";
import { CancelBooking } from "./cancel-booking";
import { EventLine } from "./event-line";
import { PlaceWords } from "./place-words";
import { PriceLines } from "./price-lines";

/** A booking on record: event, seats, price, buyer, and how to cancel. */
export function BookingDetails({
  booking,
  given,
  token,
  locale,
}: {
  booking: BookingView;
  /** How many of its tickets are with somebody else. */
  given: number;
  token: string | null;
  locale: Locale;
}) {
  const t = translatorFor(locale, "bookings");
  const { event, payment } = booking;
  const view = { locale, timeZone: event.timeZone };
  return (
    <Card className="mt-8 divide-y divide-line">
      <div className="p-5">
        <h2 className="sr-only">{t("details")}</h2>
        <EventLine event={event} locale={locale} link />
      </div>
      <div className="p-5">
        <h3 className="sr-only">{t("price.title")}</h3>
        <PriceLines
          locale={locale}
          prices={{
            items: booking.items.map((item, i) => ({
              key: `${i} ${item.tier}`,
              label: (
                <>
                  <PlaceWords place={item} locale={locale} /> · {item.tierName}
                </>
              ),
              amount: item.price,
            })),
            subtotal: booking.subtotal,
            discount: booking.discount,
            discountName: booking.discountName,
            fees: booking.fees,
            tax: booking.tax,
            total: booking.total,
            refunded: payment?.refunded ?? null,
          }}
        />
      </div>
      <dl className="grid gap-x-8 gap-y-3 p-5 text-sm sm:grid-cols-3">
        <Fact term={t("numberTerm")} value={booking.number} />
        <Fact term={t("buyer")} value={`${booking.buyer.name}, ${booking.buyer.email}`} />
        <Fact term={t("bookedAt")} value={formatWhen(booking.createdAt, null, view)} />
      </dl>
      {booking.status === "confirmed" ? (
        <div className="flex flex-wrap items-center justify-between gap-4 p-5 print:hidden">
          <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{policyText()}</p>
          {booking.cancellation ? (
            <CancelBooking
              bookingId={booking.id}
              token={token}
              count={booking.quantity}
              given={given}
              refund={
                booking.cancellation.refund.amount === 0 ? null : formatMoney(booking.cancellation.refund, locale)
              }
              total={booking.total.amount === 0 ? null : formatMoney(booking.total, locale)}
              closeLabel={translatorFor(locale, "common")("close")}
            />
          ) : null}
        </div>
      ) : null}
    </Card>
  );

  function policyText(): string {
    if (!booking.cancellation) return t("cancel.policyNone");
    const until = formatWhen(booking.cancellation.until, null, view);
    return booking.total.amount === 0
      ? t("cancel.policyFree", { until })
      : t("cancel.policy", { until, refund: formatMoney(booking.cancellation.refund, locale) });
  }
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{term}</dt>
      <dd className="break-words">{value}</dd>
    </div>
  );
}
