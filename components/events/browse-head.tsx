import Link from "next/link";
import { SearchField } from "@/components/shell/search-field";
import { searchTexts } from "@/components/shell/search-texts";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { eventCategories } from "@/lib/schemas/events";
import { BROWSE_FORM, type BrowseValues, browseHref } from "@/lib/shared/browse-address";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** Title, search and kinds of the listing. */
export function BrowseHead({
  values,
  categories,
  locale,
}: {
  values: BrowseValues;
  /** The kinds that there are now. */
  categories: string[];
  locale: Locale;
}) {
  const t = translatorFor(locale, "browse");
  const words = translatorFor(locale, "common");
  const kinds = eventCategories.filter((kind) => categories.includes(kind) || kind === values.category);
  return (
    <>
      <h1 className="text-3xl">{t("title")}</h1>
      <search className="mt-5 flex gap-2 print:hidden">
        <span className="relative block flex-1">
          <Icon name="search" className="pointer-events-none absolute top-3.5 left-4 size-5 text-muted" />
          <SearchField
            locale={locale}
            texts={searchTexts(locale)}
            mostEvents={3}
            form={BROWSE_FORM}
            aria-label={t("searchLabel")}
            placeholder={t("searchPlaceholder")}
            defaultValue={values.q}
            className="pl-12!"
            listClassName="max-w-2xl"
          />
        </span>
        <Button form={BROWSE_FORM} type="submit" className="min-h-12! max-sm:hidden">
          {t("search")}
        </Button>
      </search>
      <nav aria-label={t("category")} className="relative -mx-4 mt-4 sm:mx-0 print:hidden">
        <input type="hidden" form={BROWSE_FORM} name="category" value={values.category ?? ""} />
        <ul className="flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:flex-wrap sm:overflow-visible sm:px-0">
          <Kind href={browseHref(values, { category: null })} current={!values.category} label={t("allKinds")} />
          {kinds.map((kind) => (
            <Kind
              key={kind}
              href={browseHref(values, { category: kind })}
              current={values.category === kind}
              label={words(`category.${kind}`)}
            />
          ))}
        </ul>
      </nav>
    </>
  );
}

function Kind({ href, current, label }: { href: string; current: boolean; label: string }) {
  return (
    <li>
      <Link
        href={href}
        data-browse=""
        prefetch={false}
        aria-current={current ? "true" : undefined}
        className={classNames(
          "flex min-h-10 items-center rounded-full border px-4 text-sm font-medium whitespace-nowrap transition-colors",
          current ? "border-ink bg-ink text-canvas" : "border-line bg-surface hover:border-ink",
        )}
      >
        {label}
      </Link>
    </li>
  );
}
