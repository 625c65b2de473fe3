import type { ReactNode } from "react";
import { Select } from "@/components/forms/select";
import { buttonClass } from "@/components/ui/button-look";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { activeFilters, BROWSE_FORM, type BrowseValues } from "@/lib/shared/browse-address";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** How many there are, in which order, and on small screens the way to the filters, which works without scripts. */
export function BrowseToolbar({
  values,
  locale,
  children,
}: {
  values: BrowseValues;
  locale: Locale;
  children: ReactNode;
}) {
  const t = translatorFor(locale, "browse");
  // the search and the kind are seen above
  const narrowed = activeFilters(values).filter(({ field }) => field !== "q" && field !== "category").length;
  const usual = values.q ? "relevance" : "startsAt";
  const sorts = values.q
    ? (["relevance", "startsAt", "price", "popularity"] as const)
    : (["startsAt", "price", "popularity"] as const);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <button
        type="button"
        popoverTarget="filters"
        className={classNames(buttonClass({ variant: "secondary" }), "min-h-12! lg:hidden print:hidden")}
      >
        <Icon name="filter" />
        {narrowed > 0 ? t("filtersActive", { count: narrowed }) : t("filters")}
      </button>
      <div className="text-muted max-lg:order-last max-lg:w-full">{children}</div>
      <div className="flex items-center gap-2.5 text-sm print:hidden">
        <label htmlFor="sort" className="text-muted max-sm:sr-only">
          {t("sort")}
        </label>
        <Select
          id="sort"
          form={BROWSE_FORM}
          name="sort"
          defaultValue={values.sort === usual ? "" : values.sort}
          className="min-w-40"
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort === usual ? "" : sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
