import { TextInput } from "@/components/forms/text-input";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { BROWSE_FORM, type BrowseValues } from "@/lib/shared/browse-address";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** Title and search of the listing. */
export function BrowseHead({ values, locale }: { values: BrowseValues; locale: Locale }) {
  const t = translatorFor(locale, "browse");
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
    </>
  );
}
