import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** Where a list would be: says why there is nothing and what to do. `children` are the ways on. */
export function EmptyState({
  icon,
  title,
  text,
  level: Heading = "h2",
  children,
}: {
  icon: IconName;
  title: ReactNode;
  text?: ReactNode;
  /** h1 where this is all that the page says, h3 within a section. */
  level?: "h1" | "h2" | "h3";
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-line-strong/60 px-6 py-14 text-center">
      <span className="mb-4 flex size-14 items-center justify-center rounded-full bg-accent-soft text-2xl text-accent-ink">
        <Icon name={icon} />
      </span>
      <Heading className="text-xl">{title}</Heading>
      {text ? <p className="mt-2 max-w-prose text-muted">{text}</p> : null}
      {children ? <div className="mt-6 flex flex-wrap justify-center gap-3">{children}</div> : null}
    </div>
  );
}
