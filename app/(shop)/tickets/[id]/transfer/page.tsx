import type { Metadata } from "next";
import { readTicket, type TicketPageProps } from "@/app/(shop)/tickets/[id]/read-ticket";
import { getLocale, getTranslator } from "@/app/i18n";
import { EventLine } from "@/components/bookings/event-line";
import { withToken } from "@/components/bookings/with-token";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { BackLink } from "@/components/tickets/back-link";
import { TransferForm } from "@/components/tickets/transfer-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { pickMessages } from "@/lib/shared/catalogue";
import { placeText } from "@/lib/shared/place-text";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("tickets");
  return { title: t("transfer.title"), robots: { index: false }, referrer: "strict-origin" };
}

export default async function TransferPage(props: TicketPageProps) {
  const [{ ticket, siblings, token }, locale, t] = await Promise.all([
    readTicket(props),
    getLocale(),
    getTranslator("tickets"),
  ]);
  const place = placeText(ticket, locale);
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["tickets", "errors", "connection"])}>
      <div className="page-width pt-3 sm:pt-6">
        <div className="mx-auto max-w-md">
          <BackLink href={withToken(`/tickets/${ticket.id}`, token)} label={t("transfer.back")} />
          <h1 className="mt-3 text-2xl sm:text-3xl">{t("transfer.title")}</h1>
          <Card className="my-5 p-5">
            <EventLine event={ticket.event} locale={locale} />
            <p className="mt-3 font-medium">{place}</p>
          </Card>
          {ticket.transferable ? (
            <>
              <p className="mb-5 text-muted">{t("transfer.intro")}</p>
              <TransferForm
                ticketId={ticket.id}
                token={token}
                place={place}
                event={ticket.event.title}
                bookingPath={siblings.length > 0 ? withToken(`/bookings/${ticket.bookingId}`, token) : null}
              />
            </>
          ) : (
            <Notice tone="warning" title={t("transfer.notPossible")}>
              <p>{t("transfer.notPossibleText")}</p>
            </Notice>
          )}
        </div>
      </div>
    </MessagesProvider>
  );
}
