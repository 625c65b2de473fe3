import { Select } from "@/components/forms/select";
import { TextInput } from "@/components/forms/text-input";
import { Button, buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { activeFilters, BROWSE_FORM, type BrowseValues } from "@/lib/shared/browse-address";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/**
 * Title, search, order, and on small screens the switch that shows the filters: a checkbox, so
 * that it works without scripts. The filters look for it through group/browse.
 */
export function BrowseHead({ values, locale }: { values: BrowseValues; locale: Locale }) {
  const t = translatorFor(locale, "browse");
  const narrowed = activeFilters(values).length;
  const usual = values.q ? "relevance" : "startsAt";
  const sorts = values.q
    ? (["relevance", "startsAt", "price", "popularity"] as const)
    : (["startsAt", "price", "popularity"] as const);
  return (
    <>
      <h1 className="text-3xl">{t("title")}</h1>
      <search className="mt-5 flex gap-2">
        <span className="relative block flex-1">
          <Icon name="search" className="pointer-events-none absolute top-3.5 left-4 size-5 text-muted" />
          <TextInput
            form={BROWSE_FORM}
            type="search"
            name="q"
            aria-label={t("searchLabel")}
            placeholder={t("searchPlaceholder")}
            defaultValue={values.q}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            className="pl-12!"
          />
        </span>
        <Button form={BROWSE_FORM} type="submit" className="min-h-12!">
          {t("search")}
        </Button>
      </search>
      <input type="checkbox" id="show-filters" className="sr-only lg:hidden" />
      <div className="mt-3 flex items-center justify-between gap-3 lg:mt-5 lg:justify-end">
        <label
          htmlFor="show-filters"
          className={classNames(
            buttonClass({ variant: "secondary" }),
            "group-has-[#show-filters:focus-visible]/browse:outline-3 group-has-[#show-filters:focus-visible]/browse:outline-focus lg:hidden",
          )}
        >
          <Icon name="filter" />
          {narrowed > 0 ? t("filtersActive", { count: narrowed }) : t("filters")}
        </label>
        <label className="flex items-center gap-2.5 text-sm">
          <span className="text-muted max-sm:sr-only">{t("sort")}</span>
          <Select
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
        </label>
      </div>
    </>
  );
}
