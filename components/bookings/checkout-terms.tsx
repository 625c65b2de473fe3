import type { EventDetail } from "@/lib/schemas/events";
import { formatWhen } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** What a buyer agrees to: who sells, and what comes back when plans change. */
export function CheckoutTerms({ event, paid, locale }: { event: EventDetail; paid: boolean; locale: Locale }) {
  const t = translatorFor(locale, "checkout");
  return (
    <section aria-labelledby="terms" className="text-sm text-muted">
      <h3 id="terms" className="font-medium text-ink">
        {t("terms.title")}
      </h3>
      <p className="mt-1">
        {t("terms.seller", { organizer: event.organizer.name })} {paid ? policy() : null} {t("terms.accept")}
      </p>
    </section>
  );

  function policy(): string {
    if (!event.refundPolicy) return t("terms.none");
    const { until: hours, feePercent: fee } = event.refundPolicy;
    const moment = new Date(Date.parse(event.startsAt) - hours * 3_600_000).toISOString();
    const until = formatWhen(moment, null, { locale, timeZone: event.timeZone });
    return fee === 0 ? t("terms.free", { until }) : t("terms.fee", { until, fee });
  }
}
