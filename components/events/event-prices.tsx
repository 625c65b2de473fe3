import { TierMark } from "@/components/seat-map/tier-mark";
import { HallPreview } from "@/components/venues/hall-preview";
import type { EventDetail } from "@/lib/schemas/events";
import type { HallPreview as Drawing } from "@/lib/shared/hall-preview";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { feeOfTicket, type PriceTerms } from "@/lib/shared/price-terms";
import { translatorFor } from "@/lib/shared/translator";
import { TierList } from "./tier-list";

/** What each place costs, with the fee said beside it, and where in the hall it is. */
export function EventPrices({
  event,
  hall,
  locale,
}: {
  event: EventDetail & PriceTerms;
  hall: Drawing | null;
  locale: Locale;
}) {
  const t = translatorFor(locale, "event");
  const words = translatorFor(locale, "common");
  const styles = new Map(event.tiers.flatMap((tier, at) => tier.seatCategories.map((name) => [name, at] as const)));
  const feeText = (amount: number) => {
    const fee = feeOfTicket(amount, event.fees);
    return fee > 0 ? t("plusFee", { fee: formatMoney({ amount: fee, currency: event.currency }, locale) }) : "";
  };
  return (
    <div className="space-y-4">
      {hall ? (
        <div className="rounded-lg border border-line bg-surface p-4 sm:p-6">
          <HallPreview
            hall={hall}
            styles={styles}
            label={t("hallLabel", { venue: event.venue.name })}
            className="mx-auto max-h-80 w-full"
          />
        </div>
      ) : null}
      <TierList
        tiers={event.tiers.map((tier, at) => ({
          id: tier.id,
          name: tier.name,
          price: tier.price.amount === 0 ? words("free") : formatMoney(tier.price, locale),
          fee: feeText(tier.price.amount),
          place: tier.seated ? t("seated") : t("standing"),
          mark: hall ? <TierMark order={at} className="size-5" /> : null,
        }))}
      />
      <ul className="space-y-1 text-sm text-muted">
        {priceNotes(event, locale).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

/** Fees, tax and reductions in words; nothing about what the event does not say. */
function priceNotes(event: EventDetail & PriceTerms, locale: Locale): string[] {
  const t = translatorFor(locale, "event");
  const notes: string[] = [];
  const { fees, taxPercent = 0, groupDiscount } = event;
  const free = event.tiers.every((tier) => tier.price.amount === 0);
  if (fees && !free) notes.push(fees.perTicket > 0 || fees.percent > 0 ? t("feesAdded") : t("feesNone"));
  if (taxPercent > 0 && !free) notes.push(t("taxContained", { percent: taxPercent }));
  if (groupDiscount) {
    notes.push(t("groupDiscount", { quantity: groupDiscount.minQuantity, percent: groupDiscount.percentOff }));
  }
  return notes;
}
