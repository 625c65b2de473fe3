import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import type { OptionGroup } from "./search-options";

/** The words of the search below its field, as plain texts, so that no page needs a translator in the browser. */
export interface SearchTexts {
  groups: Record<OptionGroup, string>;
  list: string;
  none: string;
  one: string;
  many: string;
}

export function searchTexts(locale: Locale): SearchTexts {
  const t = translatorFor(locale, "common");
  return {
    groups: {
      events: t("search.events"),
      artists: t("search.artists"),
      venues: t("search.venues"),
      cities: t("search.cities"),
    },
    list: t("search.suggestions"),
    none: t("search.none"),
    one: t("search.one"),
    many: t.raw("search.many"),
  };
}
