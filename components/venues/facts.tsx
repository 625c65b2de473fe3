import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

export interface FactLine {
  icon: IconName;
  term: string;
  value: ReactNode;
}

/** What is to know about a place or a host, a line each. */
export function Facts({ facts }: { facts: FactLine[] }) {
  return (
    <dl className="space-y-4">
      {facts.map(({ icon, term, value }) => (
        <div key={term} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          <Icon name={icon} className="row-span-2 mt-0.5 size-5 text-accent-ink" />
          <dt className="text-sm text-muted">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
