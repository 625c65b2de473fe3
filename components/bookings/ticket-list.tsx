import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { TicketView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { PlaceWords } from "./place-words";
import { withToken } from "./with-token";

/**
 * The tickets of a booking, each to be opened. On a phone several lie side by side and are swiped, the next
 * one in sight; on wide screens and on paper they stand in a grid.
 */
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
  const several = tickets.length > 1;
  return (
    <ul
      aria-label={several ? t("swipe") : t("ticketsTitle")}
      className={classNames(
        "grid gap-3 sm:grid-cols-2 print:grid print:grid-cols-2",
        several &&
          "max-sm:-mx-4 max-sm:flex max-sm:snap-x max-sm:snap-mandatory max-sm:scroll-px-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:pb-2",
      )}
    >
      {tickets.map((ticket) => (
        <li
          key={ticket.id}
          className={classNames(
            "relative flex min-w-0 snap-start flex-col gap-4 rounded-lg border border-line bg-surface p-5 transition-colors hover:border-accent print:break-inside-avoid",
            several && "max-sm:w-[82%] max-sm:shrink-0",
          )}
        >
          <div className="min-w-0 flex-1">
            <p className={classNames("text-lg leading-snug font-semibold", !ticket.yours && "text-muted")}>
              <PlaceWords place={ticket} locale={locale} />
            </p>
            <p className="mt-1 truncate text-sm text-muted">
              {ticket.tierName}
              {ticket.yours ? ` · ${ticket.attendee}` : null}
            </p>
          </div>
          <Link
            href={withToken(`/tickets/${ticket.id}`, token)}
            prefetch={false}
            className="flex items-center gap-2 text-sm font-medium after:absolute after:inset-0 after:rounded-lg print:hidden"
          >
            <Icon name={ticket.yours ? "ticket" : "arrow-right"} className="size-5 text-accent-ink" />
            <span className="min-w-0 flex-1 break-words">
              {ticket.yours ? t("openTicket") : t("givenTo", { name: ticket.given?.to ?? "" })}
              <span className="sr-only">
                : <PlaceWords place={ticket} locale={locale} />
              </span>
            </span>
            <Icon name="chevron-right" className="size-5 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
