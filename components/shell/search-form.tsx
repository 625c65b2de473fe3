import { Icon } from "@/components/ui/icon";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { SearchField } from "./search-field";
import { searchTexts } from "./search-texts";

/** Looks for events from anywhere. A plain GET form, so that it works before and without any script. */
export function SearchForm({ locale, className }: { locale: Locale; className?: string }) {
  const t = translatorFor(locale, "common");
  return (
    <search className={className}>
      <form action="/events" className="relative">
        <Icon name="search" className="pointer-events-none absolute top-3 left-3.5 size-5 text-muted" />
        <SearchField
          locale={locale}
          texts={searchTexts(locale)}
          aria-label={t("search.label")}
          placeholder={t("search.placeholder")}
          className="min-h-11! rounded-full! border-transparent! bg-sunken! pl-11! text-sm hover:border-line-strong!"
          listClassName="min-w-96"
        />
      </form>
    </search>
  );
}
