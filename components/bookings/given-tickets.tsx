import Link from "next/link";
import { DateLeaf } from "@/components/events/date-leaf";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { TicketView } from "@/lib/schemas/bookings";
import { formatTimes } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { PlaceWords } from "./place-words";

/** Tickets that others gave to the reader. */
export function GivenTickets({ tickets, locale }: { tickets: TicketView[]; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  return (
    <section aria-labelledby="given" className="mb-8">
      <h2 id="given" className="mb-3 text-xl">
        {t("given.title")}
      </h2>
      <ul className="space-y-4">
        {tickets.map((ticket) => {
          const view = { locale, timeZone: ticket.event.timeZone };
          return (
            <li
              key={ticket.id}
              className="relative flex gap-4 rounded-lg border border-line bg-surface p-4 transition-colors hover:border-line-strong sm:gap-5 sm:p-5"
            >
              <DateLeaf at={ticket.event.startsAt} view={view} className="self-start" />
              <div className="min-w-0 flex-1">
                <h3 className="text-lg leading-snug break-words">
                  <Link
                    href={`/tickets/${ticket.id}`}
                    prefetch={false}
                    className="after:absolute after:inset-0 after:rounded-lg"
                  >
                    {ticket.event.title}
                  </Link>
                </h3>
                <p className="mt-1 text-sm text-muted">
                  {formatTimes(ticket.event.startsAt, ticket.event.endsAt, view)} · {ticket.event.venue.name},{" "}
                  {ticket.event.venue.city}
                </p>
                <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
                  <span className="flex items-center gap-1.5">
                    <Icon name="ticket" className="size-4 text-muted" />
                    <span>
                      <PlaceWords place={ticket} locale={locale} />
                    </span>
                  </span>
                  {ticket.status === "void" ? <Badge>{t("ticketVoid")}</Badge> : null}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
