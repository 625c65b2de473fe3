import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/shared/locale";
import type { SaleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";

/** In the place of the seats while they cannot be bought: why, and where to go. */
export function NotForSale({
  state,
  slug,
  locale,
  salesStart,
}: {
  state: SaleState;
  slug: string;
  locale: Locale;
  /** When sales start, in words; null when that is not known. */
  salesStart: string | null;
}) {
  const t = translatorFor(locale, "seats");
  const text =
    state === "cancelled"
      ? t("closed.cancelled")
      : state === "postponed"
        ? t("closed.postponed")
        : state === "not_yet" && salesStart
          ? t("closed.before", { when: salesStart })
          : t("closed.after");
  return (
    <EmptyState icon="calendar" title={t("closed.title")} text={text}>
      <ButtonLink href={`/events/${slug}`} prefetch={false}>
        {t("closed.event")}
      </ButtonLink>
      <ButtonLink href="/events" variant="secondary" prefetch={false}>
        {t("closed.others")}
      </ButtonLink>
    </EmptyState>
  );
}
