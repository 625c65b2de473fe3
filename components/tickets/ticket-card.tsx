import type { ReactNode } from "react";
import { DateLeaf } from "@/components/events/date-leaf";
import { EventArt } from "@/components/events/event-art";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import type { TicketView } from "@/lib/schemas/bookings";
import { formatWhen } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";

/**
 * A ticket as one holds it: the event above, the seat large, the code to scan (`children`) below the tear
 * line; for a ticket that is void or was given away, what became of it instead.
 */
export function TicketCard({ ticket, locale, children }: { ticket: TicketView; locale: Locale; children?: ReactNode }) {
  const t = translatorFor(locale, "tickets");
  const { event } = ticket;
  const isVoid = ticket.status === "void";
  const view = { locale, timeZone: event.timeZone };
  const tierAndPrice =
    ticket.price.amount === 0 ? ticket.tierName : `${ticket.tierName} · ${formatMoney(ticket.price, locale)}`;
  const places: [string, string | null][] = [
    [t("section"), ticket.section],
    [t("row"), ticket.row],
    [t("seat"), ticket.number],
  ];
  const known = places.filter((place): place is [string, string] => Boolean(place[1]));
  if (!ticket.row && !ticket.number) known.push([t("place"), t("free")]);
  return (
    <article
      aria-label={t("metaTitle", { event: event.title })}
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-2 print:border-black print:shadow-none"
    >
      <div className={classNames("relative", isVoid && "opacity-45 grayscale")}>
        <EventArt event={event} eager className="aspect-[4/1]! print:hidden" />
      </div>
      <div className={classNames("p-5", isVoid && "text-muted")}>
        <div className="flex items-start gap-4">
          <DateLeaf at={event.startsAt} view={view} />
          <div className="min-w-0">
            <h1 className="text-2xl leading-tight">{event.title}</h1>
            <p className="mt-1 text-sm text-muted">{formatWhen(event.startsAt, event.endsAt, view)}</p>
            <p className="text-sm text-muted">
              {[event.venue.name, event.venue.address, event.venue.city].filter(Boolean).join(", ")}
            </p>
          </div>
        </div>
        <dl className="mt-5 flex flex-wrap gap-x-6 gap-y-3">
          {known.map(([term, value]) => (
            <div key={term} className="min-w-0">
              <dt className="text-xs text-muted">{term}</dt>
              <dd
                className={classNames(
                  "leading-tight font-semibold",
                  isVoid && "line-through decoration-2",
                  value.length > 5 ? "text-xl" : "tabular text-3xl",
                )}
              >
                {value}
              </dd>
            </div>
          ))}
        </dl>
        <dl className="mt-4 grid grid-cols-2 gap-x-4 text-sm">
          <Fact term={t("attendee")} value={ticket.attendee} />
          <Fact term={t("tier")} value={ticket.given && ticket.yours ? ticket.tierName : tierAndPrice} />
        </dl>
      </div>
      <TearLine />
      <div className="flex flex-col items-center gap-2 p-5 text-center">
        {isVoid ? (
          <>
            <Stamp icon="close" tone="border-danger text-danger-ink">
              {t("void.label")}
            </Stamp>
            <p className="max-w-xs text-sm text-muted">
              {ticket.yours && ticket.given ? t("void.given") : t("void.text")}
            </p>
          </>
        ) : ticket.yours ? (
          children
        ) : (
          <>
            <Stamp icon="arrow-right" tone="border-line-strong">
              {t("givenLabel", { name: ticket.given?.to ?? "" })}
            </Stamp>
            <p className="max-w-xs text-sm text-muted">
              {t("givenText", { when: formatWhen(ticket.given?.at ?? event.startsAt, null, view) })}
            </p>
          </>
        )}
        <p className="tabular text-sm font-medium">{ticket.bookingNumber}</p>
      </div>
    </article>
  );
}

function Stamp({ icon, tone, children }: { icon: IconName; tone: string; children: ReactNode }) {
  return (
    <p
      className={classNames(
        "flex max-w-full items-center gap-2 rounded-full border-2 px-5 py-2 text-xl font-semibold",
        tone,
      )}
    >
      <Icon name={icon} /> <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="break-words font-medium">{value}</dd>
    </div>
  );
}

/** Where paper would be torn off: a dashed line between two notches. */
function TearLine() {
  return (
    <div aria-hidden="true" className="relative">
      <span className="absolute -top-3 -left-3 size-6 rounded-full border border-line bg-canvas print:hidden" />
      <span className="absolute -top-3 -right-3 size-6 rounded-full border border-line bg-canvas print:hidden" />
      <span className="mx-5 block border-t-2 border-dashed border-line" />
    </div>
  );
}
