"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { TicketCode } from "@/lib/schemas/bookings";
import { QrCode } from "./qr-code";
import { useLiveCode } from "./use-live-code";
import { useWakeLock } from "./use-wake-lock";

/** The code for the entrance, always the present one; says honestly when it cannot be. */
export function LiveCode({
  ticketId,
  token,
  initial,
}: {
  ticketId: string;
  token: string | null;
  initial: TicketCode;
}) {
  const t = useTranslations("tickets");
  const { code, span, left, offline, gone, renew } = useLiveCode(ticketId, token, initial);
  useWakeLock();
  const shown = gone ? null : code;
  return (
    <div className="flex w-full flex-col items-center gap-2 print:hidden">
      {shown === null || span === null ? (
        <Stale
          title={t(gone ? "live.gone" : "live.stale")}
          text={t(gone ? "live.goneText" : "live.staleText")}
          action={gone ? null : { label: t("live.renew"), run: renew }}
        />
      ) : (
        <div className="w-full max-w-64">
          <QrCode text={shown} label={t("qr")} className="w-full rounded-md" />
          <TimeLeft key={shown} whole={span.whole} over={span.over} />
        </div>
      )}
      <p role="status" className="max-w-xs text-sm text-muted">
        {offline && shown !== null ? (
          <span className="flex items-start gap-1.5 text-left text-warning-ink">
            <Icon name="warning" className="mt-px size-5" />
            {t("live.offline", { minutes: Math.floor(left / 60_000) })}
          </span>
        ) : null}
      </p>
    </div>
  );
}

/** How long a code lasts, in milliseconds, and how much of it was over when it appeared. */
function TimeLeft({ whole, over }: { whole: number; over: number }) {
  const [style] = useState({ animationDuration: `${whole}ms`, animationDelay: `${-over}ms` });
  return (
    <span aria-hidden="true" className="mt-2 block h-1 overflow-hidden rounded-full bg-sunken">
      <span className="code-span block size-full origin-left rounded-full bg-accent" style={style} />
    </span>
  );
}

/** In the code's place and of its size, so that nothing jumps. */
function Stale({
  title,
  text,
  action,
}: {
  title: string;
  text: string;
  action: { label: string; run: () => void } | null;
}) {
  return (
    <div
      role="alert"
      className="flex aspect-square w-full max-w-64 flex-col items-center justify-center gap-2 rounded-md bg-sunken p-4 text-center"
    >
      <Icon name="clock" className="size-8 text-muted" />
      <p className="font-semibold">{title}</p>
      <p className="text-sm text-muted">{text}</p>
      {action ? (
        <Button variant="secondary" onClick={action.run}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}
