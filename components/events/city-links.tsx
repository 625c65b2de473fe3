import Link from "next/link";

/** Cities with how much is on in each. */
export function CityLinks({ cities }: { cities: { slug: string; name: string; upcomingEvents: number }[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {cities.map(({ slug, name, upcomingEvents }) => (
        <li key={slug}>
          <Link
            href={`/cities/${slug}`}
            prefetch={false}
            className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm transition-colors hover:border-ink"
          >
            <span className="font-medium">{name}</span>
            <span className="tabular text-muted">{upcomingEvents}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
