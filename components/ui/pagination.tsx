import { ButtonLink } from "./button";
import { Icon } from "./icon";

/** Onward through a list that is read by cursor; back to its start when the reader is not on it. */
export function Pagination({
  label,
  first,
  next,
}: {
  /** Names the navigation for screen readers. */
  label: string;
  first: { href: string; label: string } | null;
  next: { href: string; label: string } | null;
}) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className="mt-10 flex flex-wrap justify-center gap-3">
      {first ? (
        <ButtonLink href={first.href} variant="quiet" prefetch={false}>
          <Icon name="arrow-left" />
          {first.label}
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink href={next.href} variant="secondary" rel="next" prefetch={false}>
          {next.label}
          <Icon name="arrow-right" />
        </ButtonLink>
      ) : null}
    </nav>
  );
}
