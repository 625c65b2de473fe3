import Link from "next/link";
import { iconButtonClass } from "@/components/ui/button-look";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { type Locale, locales } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { LanguageForm } from "./language-form";
import { menuClass } from "./menu-look";
import { SearchForm } from "./search-form";
import { UserMenu } from "./user-menu";
import { Wordmark } from "./wordmark";

/** Pages with a search field of their own mark it with data-own-search; then the header's steps back. */
const stepsBack = "[body:has([data-own-search])_&]:hidden";

export function SiteHeader({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "common");
  return (
    <header className="print:hidden sticky top-0 z-40 border-b border-line bg-canvas/92 backdrop-blur-md">
      <div className="page-width flex h-16 items-center gap-1 sm:gap-2">
        <Link href="/" aria-label={t("nav.home")} className="-ml-1 flex min-h-11 items-center rounded-sm px-1">
          <Wordmark />
        </Link>
        <nav aria-label={t("nav.label")} className="ml-4 hidden md:block">
          <Link
            href="/events"
            prefetch={false}
            className="flex min-h-11 items-center rounded-md px-3 text-sm font-medium hover:bg-sunken"
          >
            {t("nav.browse")}
          </Link>
        </nav>
        <SearchForm locale={locale} className={classNames("ml-2 hidden max-w-sm flex-1 md:block", stepsBack)} />
        <div className="ml-auto flex items-center sm:gap-1">
          <Link
            href="/events"
            prefetch={false}
            aria-label={t("search.label")}
            // keeps its room: the header is painted before it is known what comes below
            className={classNames(iconButtonClass, "md:hidden", "[body:has([data-own-search])_&]:invisible")}
          >
            <Icon name="search" />
          </Link>
          <button
            type="button"
            popoverTarget="language-menu"
            aria-label={t("language.label")}
            className={iconButtonClass}
          >
            <Icon name="globe" />
          </button>
          <div id="language-menu" popover="auto" className={menuClass}>
            <LanguageForm
              languages={locales.map((code) => ({ code, name: t(`language.${code}`) }))}
              current={locale}
              mark={<Icon name="check" />}
            />
          </div>
          <ThemeToggle label={t("theme.toggle")} />
          <div className="ml-1 flex min-w-11 justify-end">
            <UserMenu
              texts={{
                signIn: t("nav.signIn"),
                userMenu: t("nav.userMenu"),
                bookings: t("nav.bookings"),
                account: t("nav.account"),
                admin: t("nav.admin"),
                signOut: t("nav.signOut"),
              }}
            />
          </div>
        </div>
      </div>
    </header>
  );
}

/** Works through public/theme.js, before and without anything else. */
function ThemeToggle({ label }: { label: string }) {
  return (
    <button type="button" data-theme-toggle="" aria-label={label} className={iconButtonClass}>
      <Icon name="moon" className="size-5 dark:hidden" />
      <Icon name="sun" className="hidden size-5 dark:block" />
    </button>
  );
}
