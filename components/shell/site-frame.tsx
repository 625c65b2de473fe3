import type { ReactNode } from "react";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { NavigationProgress } from "./navigation-progress";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";

/** Header, content and footer of every page of the shop. */
export function SiteFrame({
  locale,
  cities = [],
  children,
}: {
  locale: Locale;
  /** The busiest ones, for the footer. */
  cities?: { slug: string; name: string }[];
  children: ReactNode;
}) {
  const t = translatorFor(locale, "common");
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-3 font-medium text-on-accent focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <NavigationProgress />
      <SiteHeader locale={locale} />
      <main id="content" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <SiteFooter locale={locale} cities={cities} />
    </div>
  );
}
