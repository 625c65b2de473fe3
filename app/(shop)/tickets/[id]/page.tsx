import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { withToken } from "@/components/bookings/with-token";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { BackLink } from "@/components/tickets/back-link";
import { ClaimTicket } from "@/components/tickets/claim-ticket";
import { HolderLink } from "@/components/tickets/holder-link";
import { LiveCode } from "@/components/tickets/live-code";
import { TicketActions } from "@/components/tickets/ticket-actions";
import { TicketCard } from "@/components/tickets/ticket-card";
import { TicketNeighbours } from "@/components/tickets/ticket-neighbours";
import { Notice } from "@/components/ui/notice";
import { pickMessages } from "@/lib/shared/catalogue";
import { getTicketCode } from "@/lib/tickets/get-ticket-code";
import { getTransferLink } from "@/lib/tickets/transfer-ticket";
import { walletIsConfigured } from "@/lib/tickets/wallet-certificates";
import { readTicket, type TicketPageProps } from "./read-ticket";

export async function generateMetadata(props: TicketPageProps): Promise<Metadata> {
  const [{ ticket }, t] = [await readTicket(props), await getTranslator("tickets")];
  return {
    title: t("metaTitle", { event: ticket.event.title }),
    robots: { index: false },
    referrer: "strict-origin",
  };
}

export default async function TicketPage(props: TicketPageProps) {
  const { principal, ticket, siblings, token } = await readTicket(props);
  const usable = ticket.status === "valid" && ticket.yours;
  const [locale, t, code, link] = await Promise.all([
    getLocale(),
    getTranslator("tickets"),
    usable ? getTicketCode(principal, ticket.id) : null,
    ticket.yours ? null : getTransferLink(principal, ticket.id),
  ]);
  const { status } = ticket.event;
  const index = siblings.findIndex((each) => each.id === ticket.id);
  const byLink = usable && ticket.given !== null && token !== null && siblings.length === 0;
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["tickets", "errors", "connection"])}>
      <div className="page-width pt-3 sm:pt-6">
        <div className="mx-auto max-w-md space-y-4">
          {siblings.length > 0 ? (
            <BackLink href={withToken(`/bookings/${ticket.bookingId}`, token)} label={t("back")} />
          ) : (
            <BackLink href="/bookings" label={t("backToList")} />
          )}
          {status === "cancelled" || status === "postponed" ? (
            <Notice tone="warning">
              <p>{status === "cancelled" ? t("cancelledEvent") : t("postponedEvent")}</p>
            </Notice>
          ) : null}
          <TicketCard ticket={ticket} locale={locale}>
            {code ? (
              <>
                <LiveCode ticketId={ticket.id} token={token} initial={code} />
                <p className="max-w-xs text-sm text-muted print:hidden">
                  {t("hint")} {t("live.changes")}
                </p>
                <p className="hidden max-w-xs print:block">{t("live.print")}</p>
              </>
            ) : null}
          </TicketCard>
          <TicketNeighbours
            paths={siblings.map((each) => withToken(`/tickets/${each.id}`, token))}
            index={index}
            locale={locale}
          />
          {usable ? (
            <TicketActions ticket={ticket} token={token} wallet={walletIsConfigured()} locale={locale} />
          ) : null}
          {link && ticket.given ? (
            <div className="rounded-lg border border-line bg-surface p-5">
              <p className="mb-4 text-sm text-muted">{t("transfer.doneText", { name: ticket.given.to })}</p>
              <HolderLink url={link} name={ticket.given.to} event={ticket.event.title} />
            </div>
          ) : null}
          {byLink && token !== null ? (
            <>
              <p className="px-1 text-sm text-muted print:hidden">{t("fromGiver")}</p>
              {ticket.transferable ? (
                <ClaimTicket
                  ticketId={ticket.id}
                  token={token}
                  signedIn={principal.user !== null}
                  here={withToken(`/tickets/${ticket.id}`, token)}
                />
              ) : null}
            </>
          ) : null}
        </div>
      </div>
    </MessagesProvider>
  );
}
