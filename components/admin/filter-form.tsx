import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** Filters that end up in the page's address; works without JavaScript. */
export function FilterForm({
  path,
  filtered,
  locale,
  children,
}: {
  path: string;
  /** True when some filter is set. */
  filtered: boolean;
  locale: Locale;
  children: ReactNode;
}) {
  const t = translatorFor(locale, "admin");
  return (
    <search aria-label={t("filters.label")}>
      <form action={path} className="mt-6 flex flex-wrap items-end gap-3">
        {children}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="secondary" className="min-h-12">
            {t("filters.apply")}
          </Button>
          {filtered ? (
            <ButtonLink href={path} variant="quiet" prefetch={false} className="min-h-12">
              {t("filters.clear")}
            </ButtonLink>
          ) : null}
        </div>
      </form>
    </search>
  );
}
