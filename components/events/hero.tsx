import Link from "next/link";
import { SearchField } from "@/components/shell/search-field";
import { searchTexts } from "@/components/shell/search-texts";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { browseHref } from "@/lib/shared/browse-address";
import { daySpans } from "@/lib/shared/day-spans";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { HeroSeats } from "./hero-seats";

/** What Evently promises, and the field that most visitors come for. */
export function Hero({ locale, now, timeZone }: { locale: Locale; now: Date; timeZone: string }) {
  const t = translatorFor(locale, "home");
  const spans = daySpans(now, timeZone);
  return (
    <div
      className="page-width grid items-center gap-10 pt-10 pb-16 sm:pt-14 lg:grid-cols-[1.15fr_1fr] lg:pb-20"
      data-own-search=""
    >
      <div>
        <h1 className="max-w-[13em] text-4xl">{t("hero.title")}</h1>
        <p className="mt-5 max-w-[34em] text-lg text-muted">{t("hero.text")}</p>
        <search>
          <form action="/events" className="mt-8 flex max-w-xl flex-col gap-2 sm:flex-row">
            <span className="relative block flex-1">
              <Icon name="search" className="pointer-events-none absolute top-4 left-4 size-5 text-muted" />
              <SearchField
                locale={locale}
                texts={searchTexts(locale)}
                aria-label={t("hero.searchLabel")}
                placeholder={t("hero.searchPlaceholder")}
                className="min-h-13! pl-12!"
              />
            </span>
            <Button type="submit" size="lg">
              {t("hero.search")}
            </Button>
          </form>
        </search>
        <ul className="mt-4 flex flex-wrap gap-2">
          {(["today", "tomorrow", "weekend", "week"] as const).map((span) => (
            <li key={span}>
              <Link
                href={browseHref(spans[span])}
                prefetch={false}
                className="flex min-h-11 items-center rounded-full border border-line bg-surface px-4 text-sm transition-colors hover:border-ink"
              >
                {t(`hero.${span}`)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <div className="hidden lg:block">
        <HeroSeats seats={t("hero.seats")} timer="2:58" />
      </div>
    </div>
  );
}
