"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { HoldView } from "@/lib/schemas/holds";
import { callApi } from "@/lib/shared/api-client";
import { CheckoutForm, type CheckoutSeat } from "./checkout-form";
import { GiveUpHold } from "./give-up-hold";
import { HoldClock } from "./hold-clock";
import { HoldOver } from "./hold-over";
import { useCountdown } from "./use-countdown";
import { withToken } from "./with-token";

export interface CheckoutHold {
  id: string;
  expiresAt: string;
  extendable: boolean;
}

/**
 * The hold's last steps: the clock, who books, and the way to the payment. Reaching it uses the
 * hold's one extension; when the time is over the form gives way to the way back.
 */
export function Checkout({
  hold,
  seats,
  price,
  buyer,
  slug,
  token,
  serverNow,
  idempotencyKey,
  children,
}: {
  hold: CheckoutHold;
  seats: CheckoutSeat[];
  /** What is to be paid, in words; null when nothing is. */
  price: string | null;
  buyer: { name: string; email: string } | null;
  slug: string;
  token: string | null;
  /** Milliseconds of the server's clock when it made the page. */
  serverNow: number;
  idempotencyKey: string;
  /** The order's summary. */
  children: ReactNode;
}) {
  const t = useTranslations("checkout");
  const [expiresAt, setExpiresAt] = useState(hold.expiresAt);
  const [extended, setExtended] = useState(false);
  const [sending, setSending] = useState(false);
  const { remaining, said, sync } = useCountdown(expiresAt, serverNow);
  const asked = useRef(false);

  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const sentAt = Date.now();
    const path = `/api/v1/holds/${hold.id}`;
    const headers: Record<string, string> = token === null ? {} : { "Evently-Token": token };
    // Without an answer the hold simply keeps its first end; the server decides in any case.
    callApi<HoldView>(hold.extendable ? `${path}/extend` : path, { method: hold.extendable ? "POST" : "GET", headers })
      .then((answer) => {
        sync(answer.headers, sentAt);
        if (answer.data === null) return;
        setExpiresAt(answer.data.expiresAt);
        setExtended(hold.extendable);
      })
      .catch(() => undefined);
  }, [hold, token, sync]);

  // What was sent in time is still decided by the server.
  if (remaining <= 0 && !sending) return <HoldOver slug={slug} />;
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="sticky top-16 z-20 -mx-4 bg-canvas px-4 py-2 sm:mx-0 sm:px-0 lg:col-span-2">
        <HoldClock remaining={remaining} said={said} />
      </div>
      <p role="status" className="-mt-4 text-sm text-muted empty:hidden lg:col-span-2">
        {extended ? t("clock.extended") : null}
      </p>
      <aside className="lg:order-2">{children}</aside>
      <div className="min-w-0 lg:order-1">
        <CheckoutForm
          holdId={hold.id}
          seats={seats}
          price={price}
          buyer={buyer}
          token={token}
          idempotencyKey={idempotencyKey}
          onSending={setSending}
        />
        <GiveUpHold holdId={hold.id} next={withToken(`/events/${slug}/seats`, null)} token={token} />
      </div>
    </div>
  );
}
