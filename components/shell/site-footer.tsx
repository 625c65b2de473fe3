import Link from "next/link";
import type { ReactNode } from "react";
import { eventCategories } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { Wordmark } from "./wordmark";

export function SiteFooter({ locale, cities }: { locale: Locale; cities: { slug: string; name: string }[] }) {
  const t = translatorFor(locale, "common");
  return (
    <footer className="print:hidden mt-24 border-t border-line bg-sunken max-lg:[body:has([data-bottom-bar])_&]:pb-20">
      <div className="page-width grid grid-cols-2 gap-10 py-12 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr]">
        <div className="space-y-3 max-lg:col-span-full">
          <Wordmark />
          <p className="max-w-xs text-sm text-muted">{t("site.claim")}</p>
        </div>
        <Column title={t("footer.discover")}>
          <FooterLink href="/events">{t("footer.allEvents")}</FooterLink>
          {eventCategories.slice(0, 4).map((category) => (
            <FooterLink key={category} href={`/events?category=${category}`}>
              {t(`category.${category}`)}
            </FooterLink>
          ))}
        </Column>
        {cities.length > 0 ? (
          <Column title={t("footer.cities")}>
            {cities.map(({ slug, name }) => (
              <FooterLink key={slug} href={`/cities/${slug}`}>
                {name}
              </FooterLink>
            ))}
          </Column>
        ) : null}
        <Column title={t("footer.yours")}>
          <FooterLink href="/bookings">{t("nav.bookings")}</FooterLink>
          <FooterLink href="/account">{t("nav.account")}</FooterLink>
        </Column>
        <Column title={t("footer.forPrograms")}>
          <FooterLink href="/api/v1/openapi.json">{t("footer.api")}</FooterLink>
        </Column>
      </div>
    </footer>
  );
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title}>
      <h2 className="text-sm font-semibold">{title}</h2>
      <ul className="mt-1.5">{children}</ul>
    </nav>
  );
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="flex min-h-9 items-center text-sm text-muted hover:text-ink hover:underline"
      >
        {children}
      </Link>
    </li>
  );
}
