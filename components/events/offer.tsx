"use client";

import { useTranslations } from "use-intl";
import { ButtonLink } from "@/components/ui/button";
import { isForSale, type SaleState } from "@/lib/shared/sale-state";
import { AvailabilityWord } from "./availability-word";
import { useLiveEvent } from "./live-event";

export interface OfferFacts {
  slug: string;
  /** "from €24", already in the reader's language; empty when there are no prices. */
  price: string;
  /** When the sale starts, in words, if it has yet to. */
  salesStart: string | null;
  maxPerBuyer: number;
  holdSeconds: number;
}

type Told = Exclude<SaleState, "available" | "few">;
const isTold = (state: SaleState): state is Told => !isForSale(state);

/** Price, state and the way to the seats. Follows the sale while it is open. */
export function OfferCard({ offer }: { offer: OfferFacts }) {
  const t = useTranslations("offer");
  const { state } = useLiveEvent();
  const minutes = offer.holdSeconds / 60;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="tabular text-2xl font-semibold">{offer.price}</p>
        <span role="status">
          <AvailabilityWord state={state} label={t(`state.${state}`)} />
        </span>
      </div>
      {isTold(state) ? (
        <>
          <StateText state={state} salesStart={offer.salesStart} />
          <ButtonLink href="/events" variant="secondary" size="lg" block prefetch={false}>
            {t("similar")}
          </ButtonLink>
        </>
      ) : (
        <>
          <ChooseSeats slug={offer.slug} className="max-lg:hidden" />
          <ul className="space-y-1 text-sm text-muted">
            <li>
              {Number.isInteger(minutes) ? t("hold", { minutes }) : t("holdSeconds", { seconds: offer.holdSeconds })}
            </li>
            <li>{t("limit", { count: offer.maxPerBuyer })}</li>
            <li>{t("fees")}</li>
          </ul>
        </>
      )}
    </div>
  );
}

/** The way to the seats, always within reach of a thumb. On wide screens the card has it. */
export function StickyOffer({ offer }: { offer: OfferFacts }) {
  const t = useTranslations("offer");
  const { state } = useLiveEvent();
  if (isTold(state)) return null;
  return (
    <section
      aria-label={t("tickets")}
      data-bottom-bar=""
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface/95 px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md lg:hidden"
    >
      <div className="mx-auto flex max-w-xl items-center gap-4">
        <div className="min-w-0 flex-1">
          <p className="tabular truncate leading-tight font-semibold">{offer.price}</p>
          <p className="truncate text-xs text-muted">{t(`state.${state}`)}</p>
        </div>
        <ChooseSeats slug={offer.slug} />
      </div>
    </section>
  );
}

function ChooseSeats({ slug, className }: { slug: string; className?: string }) {
  const t = useTranslations("offer");
  return (
    <ButtonLink
      href={`/events/${slug}/seats`}
      size="lg"
      block={className !== undefined}
      className={className}
      prefetch={false}
    >
      {t("choose")}
    </ButtonLink>
  );
}

function StateText({ state, salesStart }: { state: Told; salesStart: string | null }) {
  const t = useTranslations("offer");
  return (
    <p className="text-muted">
      {state === "not_yet" ? t("stateText.not_yet", { date: salesStart ?? "" }) : t(`stateText.${state}`)}
    </p>
  );
}
