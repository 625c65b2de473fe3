import Link from "next/link";
import { eventCategories } from "@/lib/schemas/events";
import { eventArtPath } from "@/lib/shared/event-art/event-art-path";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** The kinds of events that there are now, each with a picture from its series. */
export function CategoryTiles({ categories, locale }: { categories: string[]; locale: Locale }) {
  const t = translatorFor(locale, "common");
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] sm:gap-4">
      {eventCategories
        .filter((category) => categories.includes(category))
        .map((category) => (
          <li key={category}>
            <Link
              href={`/events?category=${category}`}
              prefetch={false}
              className="group block overflow-hidden rounded-md border border-line bg-surface"
            >
              <img
                src={eventArtPath({ category, id: "cover" })}
                alt=""
                width={600}
                height={450}
                loading="lazy"
                decoding="async"
                className="aspect-3/2 w-full object-cover transition-transform duration-500 group-hover:scale-105"
              />
              <span className="relative flex min-h-11 items-center bg-surface px-3 py-2 text-sm font-medium group-hover:underline">
                {t(`category.${category}`)}
              </span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
