import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** In the place of what does not exist or belongs to somebody else, which nobody can tell apart. */
export function NotYours({ what, locale }: { what: "hold" | "booking" | "ticket"; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  return (
    <div className="page-width pt-10 sm:pt-16">
      <div className="mx-auto max-w-2xl">
        <EmptyState icon="ticket" level="h1" title={t(`notYours.${what}`)} text={t("notYours.text")}>
          <ButtonLink href="/sign-in?next=/bookings" prefetch={false}>
            {t("stranger.signIn")}
          </ButtonLink>
          <ButtonLink href="/bookings" variant="secondary" prefetch={false}>
            {t("title")}
          </ButtonLink>
        </EmptyState>
      </div>
    </div>
  );
}
