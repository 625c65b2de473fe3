"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { usePolling } from "@/components/ui/use-polling";
import type { HoldState } from "@/lib/schemas/holds";
import { callApi } from "@/lib/shared/api-client";
import { CheckoutForm, type CheckoutPrice, type CheckoutSeat } from "./checkout-form";
import type { GivenCode } from "./code-refusals";
import { DiscountCode } from "./discount-code";
import { GiveUpHold } from "./give-up-hold";
import { HoldClock } from "./hold-clock";
import { HoldOver } from "./hold-over";
import { useCountdown } from "./use-countdown";
import { withToken } from "./with-token";

const EVERY_MS = 5_000;

export interface CheckoutHold {
  id: string;
  expiresAt: string;
  extendable: boolean;
}

/**
 * The hold's last steps: the clock, who books, the discount, and the way to the payment. The hold may live
 * in several tabs: each looks now and then what has become of it, and follows it to its booking.
 */
export function Checkout({
  hold,
  seats,
  price,
  code,
  buyer,
  slug,
  token,
  serverNow,
  idempotencyKey,
  children,
  terms,
}: {
  hold: CheckoutHold;
  seats: CheckoutSeat[];
  price: CheckoutPrice;
  /** The code in the page's address; null when there is none. */
  code: GivenCode | null;
  buyer: { name: string; email: string } | null;
  slug: string;
  token: string | null;
  /** Milliseconds of the database's clock when it made the page. */
  serverNow: number;
  idempotencyKey: string;
  /** The order's summary. */
  children: ReactNode;
  terms: ReactNode;
}) {
  const t = useTranslations("checkout");
  const router = useRouter();
  const pathname = usePathname();
  const [now, setNow] = useState({ expiresAt: hold.expiresAt, asOf: serverNow });
  const [busy, setBusy] = useState(false);
  const [booked, setBooked] = useState(false);
  const [draft, setDraft] = useState(code?.code ?? "");
  const [late, setLate] = useState(false);
  const [applying, startApplying] = useTransition();
  const { remaining, said } = useCountdown(now.expiresAt, now.asOf);

  const look = useCallback(
    async (signal: AbortSignal) => {
      const headers: Record<string, string> = token === null ? {} : { "Evently-Token": token };
      const { data } = await callApi<HoldState>(`/api/v1/holds/${hold.id}`, { headers, signal });
      if (data === null) return;
      if (data.bookingId !== null || data.status === "released") {
        setBooked(data.bookingId !== null);
        // the page leads to the booking, or tells what became of the hold
        router.refresh();
      } else setNow({ expiresAt: data.expiresAt, asOf: Date.parse(data.asOf) });
    },
    [hold.id, token, router],
  );
  usePolling(look, EVERY_MS, !busy && !booked);
  useReloadWhenRestored();

  const apply = (typed: string, beforePaying = false) => {
    const wanted = typed.trim();
    setDraft(wanted);
    setLate(beforePaying);
    const query = new URLSearchParams({ ...(token === null ? {} : { token }), ...(wanted ? { code: wanted } : {}) });
    startApplying(() => router.replace(query.size > 0 ? `${pathname}?${query}` : pathname, { scroll: false }));
  };

  // What was sent in time is still decided by the server.
  if (remaining <= 0 && !busy && !booked) return <HoldOver slug={slug} />;
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="sticky top-16 z-20 -mx-4 bg-canvas px-4 py-2 sm:mx-0 sm:px-0 lg:col-span-2">
        <HoldClock remaining={remaining} said={said} />
      </div>
      <p role="status" className="-mt-4 text-sm text-muted empty:hidden lg:col-span-2">
        {booked ? t("elsewhere") : hold.extendable && price.words !== null ? t("clock.extended") : null}
      </p>
      <aside className="min-w-0 lg:sticky lg:top-36 lg:order-2">
        <Card className="p-5">
          {children}
          <DiscountCode
            given={code}
            draft={draft}
            onDraft={setDraft}
            onApply={apply}
            applying={applying}
            late={late}
            token={token}
          />
        </Card>
      </aside>
      <div className="min-w-0 lg:order-1">
        <CheckoutForm
          holdId={hold.id}
          seats={seats}
          price={price}
          discountCode={code !== null && code.problem === null ? code.code : ""}
          unappliedCode={draft.trim().toUpperCase() !== (code?.code ?? "").toUpperCase() ? draft : null}
          onUnapplied={() => apply(draft, true)}
          waiting={applying}
          buyer={buyer}
          token={token}
          idempotencyKey={idempotencyKey}
          onBusy={setBusy}
          terms={terms}
        />
        <GiveUpHold holdId={hold.id} next={withToken(`/events/${slug}/seats`, null)} token={token} />
      </div>
    </div>
  );
}

/** A page that the browser kept and shows again after "back" is out of date: what it held may be booked. */
function useReloadWhenRestored(): void {
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload();
    };
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, []);
}
