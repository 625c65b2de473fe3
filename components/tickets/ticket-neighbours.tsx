import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** From one ticket of a booking to the next, for who shows several at the entrance. */
export function TicketNeighbours({ paths, index, locale }: { paths: string[]; index: number; locale: Locale }) {
  const t = translatorFor(locale, "tickets");
  const [previous, next] = [paths[index - 1], paths[index + 1]];
  if (paths.length < 2) return null;
  return (
    <nav aria-label={t("others")} className="flex items-center justify-between gap-2 print:hidden">
      <span className="flex-1">
        {previous ? (
          <ButtonLink href={previous} variant="quiet" prefetch={false} aria-label={t("previous")}>
            <Icon name="arrow-left" />
          </ButtonLink>
        ) : null}
      </span>
      <span className="text-sm text-muted">{t("of", { number: index + 1, count: paths.length })}</span>
      <span className="flex flex-1 justify-end">
        {next ? (
          <ButtonLink href={next} variant="quiet" prefetch={false} aria-label={t("next")}>
            <Icon name="arrow-right" />
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
