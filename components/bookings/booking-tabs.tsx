import Link from "next/link";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

export const bookingTabs = ["upcoming", "past", "cancelled", "expired"] as const;
export type BookingTab = (typeof bookingTabs)[number];

export function isBookingTab(value: unknown): value is BookingTab {
  return bookingTabs.some((tab) => tab === value);
}

export function tabPath(tab: BookingTab): string {
  return tab === "upcoming" ? "/bookings" : `/bookings?tab=${tab}`;
}

/** Which bookings are listed; each choice has an address of its own. */
export function BookingTabs({ current, locale }: { current: BookingTab; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  return (
    <nav aria-label={t("tabs.label")} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max border-b border-line sm:w-auto">
        {bookingTabs.map((tab) => (
          <li key={tab}>
            <Link
              href={tabPath(tab)}
              prefetch={false}
              aria-current={tab === current ? "page" : undefined}
              className="-mb-px flex min-h-12 items-center border-b-2 border-transparent px-3 text-sm font-medium text-muted transition-colors hover:text-ink focus-visible:outline-offset-[-3px] aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {t(`tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
