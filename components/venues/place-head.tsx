import Link from "next/link";
import type { ReactNode } from "react";

/** Title of a page about a place or a host, with the way back above it. */
export function PlaceHead({
  back,
  title,
  children,
}: {
  back: { href: string; label: string };
  title: string;
  children?: ReactNode;
}) {
  return (
    <header>
      <Link
        href={back.href}
        prefetch={false}
        className="inline-flex min-h-9 items-center text-sm font-medium text-accent-ink hover:underline"
      >
        {back.label}
      </Link>
      <h1 className="mt-1 text-3xl">{title}</h1>
      {children ? <div className="mt-2 text-lg text-muted">{children}</div> : null}
    </header>
  );
}
