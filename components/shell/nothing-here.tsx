import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** An address that leads nowhere, and the ways on. */
export function NothingHere({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "problem");
  return (
    <div className="page-width pt-12 sm:pt-20">
      <EmptyState icon="ticket" title={t("notFoundTitle")} text={t("notFoundText")} level="h1">
        <ButtonLink href="/events" prefetch={false}>
          {t("toEvents")}
        </ButtonLink>
        <ButtonLink href="/" variant="secondary" prefetch={false}>
          {t("toHome")}
        </ButtonLink>
      </EmptyState>
    </div>
  );
}
