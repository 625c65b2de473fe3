import Link from "next/link";
import { Icon } from "@/components/ui/icon";

/** Venues that have something coming. */
export function VenueLinks({ venues }: { venues: { slug: string; name: string; city: string }[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {venues.slice(0, 9).map((venue) => (
        <li key={venue.slug}>
          <Link
            href={`/events?venue=${encodeURIComponent(venue.slug)}`}
            prefetch={false}
            className="flex min-h-16 items-center gap-3.5 rounded-md border border-line bg-surface px-4 py-3 transition-colors hover:border-ink"
          >
            <Icon name="pin" className="size-5 text-accent-ink" />
            <span className="min-w-0">
              <span className="block truncate font-medium">{venue.name}</span>
              <span className="block truncate text-sm text-muted">{venue.city}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
