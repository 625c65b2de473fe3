"use client";

import { ButtonLink } from "@/components/ui/button";
import { isForSale, type SaleState } from "@/lib/shared/sale-state";
import { AvailabilityWord } from "./availability-word";
import { useLiveEvent } from "./live-event";

export interface OfferFacts {
  slug: string;
  /** "from €24", already in the reader's language; empty when there are no prices. */
  price: string;
  /** What to know before buying, a sentence each. */
  notes: string[];
  /** Where to go when nothing can be bought: first to the best of what there is. */
  ways: Way[];
}

export interface Way {
  href: string;
  label: string;
  /** The states in which it helps. */
  states: readonly SaleState[];
}

/** Price, state and the way to the seats. Follows the sale while it is open. */
export function OfferCard({ offer }: { offer: OfferFacts }) {
  const { state, texts } = useLiveEvent();
  const ways = offer.ways.filter((way) => way.states.includes(state));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="tabular text-2xl font-semibold">{offer.price}</p>
        <span role="status">
          <AvailabilityWord state={state} label={texts.state[state]} />
        </span>
      </div>
      {isForSale(state) ? (
        <>
          <ChooseSeats slug={offer.slug} block />
          <ul className="space-y-1 text-sm text-muted">
            {offer.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="text-muted">{texts.stateText[state]}</p>
          {ways.map(({ href, label }, at) => (
            <ButtonLink
              key={href}
              href={href}
              variant={at === 0 ? "secondary" : "quiet"}
              size="lg"
              block
              prefetch={false}
            >
              {label}
            </ButtonLink>
          ))}
        </>
      )}
    </div>
  );
}

/** The way to the seats, always within reach of a thumb. On wide screens the card has it. */
export function StickyOffer({ offer }: { offer: OfferFacts }) {
  const { state, texts } = useLiveEvent();
  if (!isForSale(state)) return null;
  return (
    <section
      aria-label={texts.tickets}
      data-bottom-bar=""
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface/95 px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md lg:hidden print:hidden"
    >
      <div className="mx-auto flex max-w-xl items-center gap-4">
        <div className="min-w-0 flex-1">
          <p className="tabular truncate leading-tight font-semibold">{offer.price}</p>
          <p className="truncate text-xs text-muted">{texts.state[state]}</p>
        </div>
        <ChooseSeats slug={offer.slug} />
      </div>
    </section>
  );
}

function ChooseSeats({ slug, block = false }: { slug: string; block?: boolean }) {
  const { texts } = useLiveEvent();
  return (
    <ButtonLink
      href={`/events/${slug}/seats`}
      size="lg"
      block={block}
      className={block ? "max-lg:hidden print:hidden" : undefined}
      prefetch={false}
    >
      {texts.choose}
    </ButtonLink>
  );
}
