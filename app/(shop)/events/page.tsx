import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { BrowseArea } from "@/components/events/browse-area";
import { BrowseFilters } from "@/components/events/browse-filters";
import { BrowseHead } from "@/components/events/browse-head";
import { BrowseToolbar } from "@/components/events/browse-toolbar";
import { EventGrid } from "@/components/events/event-grid";
import { FilterChips } from "@/components/events/filter-chips";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { isAppError } from "@/lib/errors";
import { listEvents } from "@/lib/events/list-events";
import { listFacets } from "@/lib/events/list-facets";
import { activeFilters, BROWSE_FORM, browseHref } from "@/lib/shared/browse-address";
import { type BrowseQuery, readBrowseQuery, type SearchParams } from "@/lib/shared/browse-query";

interface Props {
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, words] = [await getTranslator("browse"), await getTranslator("common")];
  const { values, filters } = readBrowseQuery(await searchParams);
  const title = filters.q
    ? t("metaTitleQuery", { query: filters.q })
    : filters.category
      ? words(`category.${filters.category}`)
      : t("metaTitle");
  // one canonical address for each kind and city; searches and pages of the list are not to be indexed apart
  const canonical = browseHref({ category: values.category, city: values.city });
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
): Promise<Awaited<ReturnType<typeof listEvents>> & { query: BrowseQuery }> {
  try {
    return { ...(await listEvents(query.filters)), query };
  } catch (error) {
    if (!isAppError(error) || error.code !== "invalid_cursor") throw error;
    const { cursor: _filter, ...filters } = query.filters;
    const { cursor: _value, ...values } = query.values;
    return {
      ...(await listEvents(filters)),
      query: { values, filters, ignored: [...query.ignored, "cursor" as const] },
    };
  }
}

export default async function BrowsePage({ searchParams }: Props) {
  const [locale, t, found, facets] = await Promise.all([
    getLocale(),
    getTranslator("browse"),
    searchParams.then((params) => findEvents(readBrowseQuery(params))),
    listFacets(),
  ]);
  const { data: events, nextCursor, query } = found;
  const { values, ignored } = query;
  const now = new Date();
  const counted =
    nextCursor || values.cursor ? t("countMore", { count: events.length }) : t("count", { count: events.length });
  return (
    <div className="page-width pt-6 sm:pt-10" data-own-search="">
      <BrowseArea values={values}>
        <form id={BROWSE_FORM} action="/events" />
        <BrowseHead values={values} locale={locale} />
        <div className="mt-3 grid gap-x-10 gap-y-4 lg:mt-8 lg:grid-cols-[17rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
          <div className="lg:col-start-2">
            <BrowseToolbar values={values} locale={locale}>
              <p role="status">{counted}</p>
            </BrowseToolbar>
          </div>
          <aside
            aria-label={t("filters")}
            className="hidden group-has-[#show-filters:checked]/browse:block lg:row-span-2 lg:row-start-1 lg:block"
          >
            <BrowseFilters values={values} facets={facets} locale={locale} now={now} />
          </aside>
          <section
            aria-label={t("results")}
            className="flex flex-col gap-5 transition-opacity group-data-pending/browse:opacity-45"
          >
            {ignored.length > 0 ? (
              <Notice tone="warning" live="polite">
                <p>{t("ignored", { parts: ignored.map((field) => t(`ignoredParts.${field}`)).join(", ") })}</p>
              </Notice>
            ) : null}
            <FilterChips values={values} facets={facets} locale={locale} now={now} />
            {events.length > 0 ? (
              <EventGrid events={events} locale={locale} now={now} level="h2" />
            ) : activeFilters(values).length > 0 ? (
              <EmptyState icon="search" title={t("empty")} text={t("emptyText")}>
                <ButtonLink href="/events" data-browse="" prefetch={false}>
                  {t("clearAll")}
                </ButtonLink>
              </EmptyState>
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
