import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** Filters that end up in the page's address; works without JavaScript. */
export function FilterForm({
  path,
  chosen,
  locale,
  children,
}: {
  path: string;
  /** The filters that are set, by name. */
  chosen: Record<string, string>;
  locale: Locale;
  children: ReactNode;
}) {
  const t = translatorFor(locale, "admin");
  return (
    <search aria-label={t("filters.label")}>
      {/* fields keep what they began with: with other filters it is another form */}
      <form key={new URLSearchParams(chosen).toString()} action={path} className="mt-6 flex flex-wrap items-end gap-3">
        {children}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="secondary" className="min-h-12">
            {t("filters.apply")}
          </Button>
          {Object.keys(chosen).length > 0 ? (
            <ButtonLink href={path} variant="quiet" prefetch={false} className="min-h-12">
              {t("filters.clear")}
            </ButtonLink>
          ) : null}
        </div>
      </form>
    </search>
  );
}
