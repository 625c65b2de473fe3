"use client";

import { classNames } from "@/components/ui/class-names";
import { isForSale } from "@/lib/shared/sale-state";
import { useLiveEvent } from "./live-event";

export interface TierLine {
  id: string;
  name: string;
  /** Already in the reader's language. */
  price: string;
  place: string;
}

/** The prices of an event and what is left of each, kept up to date. */
export function TierList({ tiers }: { tiers: TierLine[] }) {
  const { left, state, texts, locale } = useLiveEvent();
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {tiers.map((tier) => {
        const count = left(tier.id);
        const gone = count === 0;
        return (
          <li key={tier.id} className="flex items-center gap-4 px-4 py-3.5 sm:px-5">
            <div className="min-w-0 flex-1">
              <p className={classNames("font-medium", gone && "text-muted")}>{tier.name}</p>
              <p className="text-sm text-muted">{tier.place}</p>
            </div>
            <div className="text-right">
              <p className={classNames("tabular font-medium", gone && "text-muted line-through")}>{tier.price}</p>
              {isForSale(state) || state === "sold_out" ? (
                <p className="tabular text-sm text-muted">
                  {gone ? texts.soldOut : texts.left.replace("{count}", count.toLocaleString(locale))}
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
