import Link from "next/link";
import type { SearchOption } from "@/components/shell/search-options";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventSummary } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { EventGrid } from "./event-grid";

/** A filter that hides events, with how many there are without it. */
export interface WiderSearch {
  href: string;
  label: string;
  count: number;
}

/** Where nothing matches: what may have been meant, which filter to take off, and what others like. */
export function BrowseEmpty({
  meant,
  wider,
  popular,
  locale,
  now,
}: {
  meant: SearchOption[];
  wider: WiderSearch[];
  popular: EventSummary[];
  locale: Locale;
  now: Date;
}) {
  const t = translatorFor(locale, "browse");
  const words = translatorFor(locale, "common");
  return (
    <div className="space-y-12">
      <EmptyState icon="search" title={t("empty")} text={t("emptyText")}>
        <div className="flex flex-col items-center gap-5">
          {meant.length > 0 ? (
            <p>
              {t("didYouMean")}{" "}
              {meant.map(({ href, title }, at) => (
                <span key={href}>
                  {at > 0 ? ", " : null}
                  <Link href={href} prefetch={false} className="text-link font-medium">
                    {title}
                  </Link>
                </span>
              ))}
              ?
            </p>
          ) : null}
          {wider.length > 0 ? (
            <ul className="flex flex-wrap justify-center gap-2">
              {wider.map(({ href, label, count }) => (
                <li key={href}>
                  <Link
                    href={href}
                    data-browse=""
                    prefetch={false}
                    className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm transition-colors hover:border-ink"
                  >
                    <span>{t("dropOne", { filter: label })}</span>
                    <span className="text-muted">{words("events", { count })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          <ButtonLink href="/events" data-browse="" prefetch={false} variant="secondary">
            {t("clearAll")}
          </ButtonLink>
        </div>
      </EmptyState>
      {popular.length > 0 ? (
        <section aria-labelledby="popular">
          <h2 id="popular" className="mb-6 text-xl">
            {t("popular")}
          </h2>
          <EventGrid events={popular} locale={locale} now={now} below />
        </section>
      ) : null}
    </div>
  );
}
