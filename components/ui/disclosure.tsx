import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";

/** Something that opens in place. Works without JavaScript. */
export function Disclosure({
  summary,
  open,
  className,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details open={open} className={classNames("group border-b border-line", className)}>
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 py-2 font-medium [&::-webkit-details-marker]:hidden">
        <span className="min-w-0">{summary}</span>
        <Icon name="chevron-down" className="size-5 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
