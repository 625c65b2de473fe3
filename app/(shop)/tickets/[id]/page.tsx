import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { withToken } from "@/components/bookings/with-token";
import { PrintButton } from "@/components/tickets/print-button";
import { TicketCard } from "@/components/tickets/ticket-card";
import { TicketNeighbours } from "@/components/tickets/ticket-neighbours";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { isAppError } from "@/lib/errors";
import { viewer } from "@/lib/platform/auth/viewer";
import { getTicketCode } from "@/lib/tickets/get-ticket-code";
import { getTicketOrThrow } from "@/lib/tickets/get-ticket-or-throw";
import { listTickets } from "@/lib/tickets/list-tickets";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
}

const readTicket = cache(async (id: string, token: string | null) => {
  const principal = await viewer({ token: token ?? undefined });
  try {
    return { principal, ticket: await getTicketOrThrow(principal, id) };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});

async function read({ params, searchParams }: Props) {
  const [{ id }, { token }] = await Promise.all([params, searchParams]);
  const one = typeof token === "string" ? token : null;
  return { ...(await readTicket(id, one)), token: one };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ ticket }, t] = [await read(props), await getTranslator("tickets")];
  return {
    title: t("metaTitle", { event: ticket.event.title }),
    robots: { index: false },
    referrer: "no-referrer",
  };
}

export default async function TicketPage(props: Props) {
  const { principal, ticket, token } = await read(props);
  const [locale, t, siblings, code] = await Promise.all([
    getLocale(),
    getTranslator("tickets"),
    listTickets(principal, ticket.bookingId),
    ticket.status === "valid" ? getTicketCode(principal, ticket.id) : null,
  ]);
  const paths = siblings.map((each) => withToken(`/tickets/${each.id}`, token));
  const index = siblings.findIndex((each) => each.id === ticket.id);
  const { status } = ticket.event;
  return (
    <div className="page-width pt-3 sm:pt-6">
      <div className="mx-auto max-w-md space-y-4">
        <Link
          href={withToken(`/bookings/${ticket.bookingId}`, token)}
          prefetch={false}
          className="-ml-1 inline-flex min-h-11 items-center gap-1.5 px-1 text-sm text-muted hover:text-ink print:hidden"
        >
          <Icon name="arrow-left" /> {t("back")}
        </Link>
        {status === "cancelled" || status === "postponed" ? (
          <Notice tone="warning">
            <p>{status === "cancelled" ? t("cancelledEvent") : t("postponedEvent")}</p>
          </Notice>
        ) : null}
        <TicketCard ticket={ticket} code={code?.code ?? null} locale={locale} />
        <TicketNeighbours paths={paths} index={index} locale={locale} />
        {code === null ? null : (
          <div className="flex justify-center print:hidden">
            <PrintButton label={t("print")} />
          </div>
        )}
      </div>
    </div>
  );
}
