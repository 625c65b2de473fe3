import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { BrowseArea } from "@/components/events/browse-area";
import { BrowseEmpty } from "@/components/events/browse-empty";
import { type BrowseFacets, BrowseFilters } from "@/components/events/browse-filters";
import { BrowseHead } from "@/components/events/browse-head";
import { BrowseToolbar } from "@/components/events/browse-toolbar";
import { EventGrid } from "@/components/events/event-grid";
import { FilterChips } from "@/components/events/filter-chips";
import { type FilterWords, filterLabel } from "@/components/events/filter-labels";
import { FilterSheet } from "@/components/events/filter-sheet";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { getPublicOrganizerOrThrow } from "@/lib/accounts/organizers";
import { isAppError } from "@/lib/errors";
import { countEvents, MOST_COUNTED } from "@/lib/events/count-events";
import { getSeason } from "@/lib/events/get-season";
import { listEvents } from "@/lib/events/list-events";
import { listFacets } from "@/lib/events/list-facets";
import { activeFilters, BROWSE_FORM, browseHref } from "@/lib/shared/browse-address";
import { type BrowseQuery, readBrowseQuery, type SearchParams } from "@/lib/shared/browse-query";
import { whatWasMeant, widerSearches } from "./widen-search";

interface Props {
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, words] = [await getTranslator("browse"), await getTranslator("common")];
  const { values, filters } = readBrowseQuery(await searchParams, []);
  const title = filters.q
    ? t("metaTitleQuery", { query: filters.q })
    : filters.category
      ? words(`category.${filters.category}`)
      : t("metaTitle");
  // one canonical address for each kind; searches and pages of the list are not to be indexed apart
  const canonical = browseHref({ category: values.category });
  return {
    title,
    description: t("metaDescription"),
    alternates: { canonical },
    openGraph: { title, description: t("metaDescription"), url: canonical },
    robots: filters.q || filters.cursor ? { index: false, follow: true } : undefined,
  };
}

/** A cursor of an older list is no reason to show nothing: the list starts anew and the reader is told. */
async function findEvents(
  query: BrowseQuery,
): Promise<Awaited<ReturnType<typeof listEvents>> & { query: BrowseQuery; total: number }> {
  try {
    const [found, total] = await Promise.all([listEvents(query.filters), countEvents(query.filters)]);
    return { ...found, query, total };
  } catch (error) {
    if (!isAppError(error) || error.code !== "invalid_cursor") throw error;
    const { cursor: _filter, ...filters } = query.filters;
    const { cursor: _value, ...values } = query.values;
    return findEvents({ ...query, values, filters, ignored: [...query.ignored, "cursor"] });
  }
}

async function organizerName(slug: string | undefined): Promise<string | null> {
  if (!slug) return null;
  try {
    return (await getPublicOrganizerOrThrow(slug)).name;
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}

export default async function BrowsePage({ searchParams }: Props) {
  const [locale, t, params, known, season] = await Promise.all([
    getLocale(),
    getTranslator("browse"),
    searchParams,
    listFacets(),
    getSeason(),
  ]);
  const { data: events, nextCursor, query, total } = await findEvents(readBrowseQuery(params, season.currencies));
  const { values, ignored, currency } = query;
  const now = new Date();
  const artists = [...new Set(events.flatMap((event) => event.artists))].sort((a, b) => a.localeCompare(b, locale));
  const facets: BrowseFacets = { ...known, ...season, artists };
  const words: FilterWords = {
    values,
    facets,
    currency,
    organizer: await organizerName(values.organizer),
    locale,
    now,
  };
  return (
    <div className="page-width pt-6 sm:pt-10" data-own-search="">
      <BrowseArea values={values}>
        <form id={BROWSE_FORM} action="/events" />
        <BrowseHead values={values} categories={known.categories} locale={locale} />
        <div className="mt-4 grid gap-x-10 gap-y-4 sm:mt-6 lg:grid-cols-[17rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
          <div className="lg:col-start-2">
            <BrowseToolbar values={values} locale={locale}>
              <p role="status">
                {total < MOST_COUNTED ? t("count", { count: total }) : t("countMore", { count: total })}
              </p>
            </BrowseToolbar>
          </div>
          <FilterSheet count={total} locale={locale}>
            <BrowseFilters values={values} facets={facets} currency={currency} locale={locale} now={now} />
          </FilterSheet>
          <section
            aria-label={t("results")}
            className="flex flex-col gap-5 transition-opacity group-data-pending/browse:opacity-45"
          >
            {ignored.length > 0 ? (
              <Notice tone="warning" live="polite">
                <p>{t("ignored", { parts: ignored.map((field) => t(`ignoredParts.${field}`)).join(", ") })}</p>
              </Notice>
            ) : null}
            <FilterChips words={words} />
            {events.length > 0 ? (
              <EventGrid events={events} locale={locale} now={now} level="h2" />
            ) : activeFilters(values).length > 0 ? (
              <Nothing words={words} currencies={season.currencies} />
            ) : (
              <EmptyState icon="ticket" title={t("emptyAll")} text={t("emptyAllText")} />
            )}
            <Pagination
              label={t("pages")}
              first={values.cursor ? { href: browseHref(values), label: t("first") } : null}
              next={nextCursor ? { href: browseHref(values, { cursor: nextCursor }), label: t("next") } : null}
            />
          </section>
        </div>
      </BrowseArea>
    </div>
  );
}

/** Only who finds nothing pays for the ways on. */
async function Nothing({ words, currencies }: { words: FilterWords; currencies: string[] }) {
  const { values, locale, now } = words;
  const active = activeFilters(values);
  const [meant, wider, popular] = await Promise.all([
    values.q ? whatWasMeant(values.q, locale, now) : [],
    widerSearches(values, active, currencies),
    listEvents({ limit: 3, sort: "popularity", available: true }),
  ]);
  return (
    <BrowseEmpty
      meant={meant}
      wider={wider.map(({ field, href, count }) => ({ href, count, label: filterLabel(field, words) }))}
      popular={popular.data}
      locale={locale}
      now={now}
    />
  );
}
