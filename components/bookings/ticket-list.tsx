import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { TicketView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { PlaceWords } from "./place-words";
import { withToken } from "./with-token";

/** The tickets of a booking, each to be opened. */
export function TicketList({
  tickets,
  token,
  locale,
}: {
  tickets: TicketView[];
  token: string | null;
  locale: Locale;
}) {
  const t = translatorFor(locale, "bookings");
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {tickets.map((ticket) => (
        <li
          key={ticket.id}
          className="relative flex items-center gap-4 rounded-lg border border-line bg-surface p-4 transition-colors hover:border-accent"
        >
          <span className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xl text-accent-ink">
            <Icon name="ticket" />
          </span>
          <div className="min-w-0 flex-1">
            <Link
              href={withToken(`/tickets/${ticket.id}`, token)}
              prefetch={false}
              className="font-medium after:absolute after:inset-0 after:rounded-lg"
            >
              <span className="sr-only">{t("openTicket")}: </span>
              <PlaceWords place={ticket} locale={locale} />
            </Link>
            <p className="truncate text-sm text-muted">
              {ticket.tierName} · {ticket.attendee}
            </p>
          </div>
          <Icon name="chevron-right" className="size-5 text-muted" />
        </li>
      ))}
    </ul>
  );
}
