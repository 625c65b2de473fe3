"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { isForSale } from "@/lib/shared/sale-state";
import { useLiveEvent } from "./live-event";

export interface TierLine {
  id: string;
  name: string;
  /** Already in the reader's language. */
  price: string;
  /** "plus €2.90 fee"; empty where there is none. */
  fee: string;
  place: string;
  /** The tier's sign on the seat map; null where there is no map. */
  mark: ReactNode;
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
          <li key={tier.id} className="flex items-center gap-3.5 px-4 py-3.5 sm:px-5">
            {tier.mark}
            <div className="min-w-0 flex-1">
              <p className={classNames("font-medium", gone && "text-muted")}>{tier.name}</p>
              <p className="text-sm text-muted">
                {tier.place}
                {isForSale(state) || state === "sold_out" ? (
                  <span className="tabular">
                    {" · "}
                    {gone ? texts.soldOut : texts.left.replace("{count}", count.toLocaleString(locale))}
                  </span>
                ) : null}
              </p>
            </div>
            <div className="text-right">
              <p className={classNames("tabular font-medium", gone && "text-muted line-through")}>{tier.price}</p>
              {tier.fee ? <p className="tabular text-sm text-muted">{tier.fee}</p> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
