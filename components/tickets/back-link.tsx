import Link from "next/link";
import { Icon } from "@/components/ui/icon";

/** The way back, above what a page is about. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="-ml-1 inline-flex min-h-11 items-center gap-1.5 px-1 text-sm text-muted hover:text-ink print:hidden"
    >
      <Icon name="arrow-left" /> {label}
    </Link>
  );
}
