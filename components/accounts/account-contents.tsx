/** The parts of the account page: beside it on a wide screen, a row to swipe above it on a narrow one. */
export function AccountContents({ label, parts }: { label: string; parts: { id: string; title: string }[] }) {
  return (
    <nav aria-label={label} className="lg:sticky lg:top-24 lg:self-start">
      <ul className="-mx-1 flex gap-1 overflow-x-auto px-1 pb-2 lg:flex-col lg:overflow-visible lg:pb-0">
        {parts.map(({ id, title }) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              className="flex min-h-11 items-center rounded-md px-3 text-sm font-medium text-muted hover:bg-sunken hover:text-ink max-lg:border max-lg:border-line max-lg:bg-surface"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
