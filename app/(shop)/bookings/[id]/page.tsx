import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { BookingDetails } from "@/components/bookings/booking-details";
import { BookingDownloads } from "@/components/bookings/booking-downloads";
import { BookingHistory } from "@/components/bookings/booking-history";
import { BookingState } from "@/components/bookings/booking-state";
import { ClaimBooking } from "@/components/bookings/claim-booking";
import { PendingBooking } from "@/components/bookings/pending-booking";
import { ResendTickets } from "@/components/bookings/resend-tickets";
import { TicketList } from "@/components/bookings/ticket-list";
import { withToken } from "@/components/bookings/with-token";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { BackLink } from "@/components/tickets/back-link";
import { listBookingHistory } from "@/lib/bookings/booking-history";
import { getBookingOrThrow, getBookingRecordOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { holdTime } from "@/lib/bookings/hold-time";
import { isAppError } from "@/lib/errors";
import { listBookingMails } from "@/lib/notifications/list-booking-mails";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { listTickets } from "@/lib/tickets/list-tickets";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ token?: string | string[]; payment?: string | string[] }>;
}

const readBooking = cache(async (id: string, token: string | null) => {
  const principal = await viewer({ token: token ?? undefined });
  try {
    const { booking: record } = await getBookingRecordOrThrow(principal, id);
    return { principal, booking: await getBookingOrThrow(principal, id), inAccount: record.userId !== null };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});

async function read({ params, searchParams }: Props) {
  const [{ id }, { token }] = await Promise.all([params, searchParams]);
  const one = typeof token === "string" ? token : null;
  return { ...(await readBooking(id, one)), token: one };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ booking }, t] = [await read(props), await getTranslator("bookings")];
  return {
    title: t("metaTitle", { number: booking.number, event: booking.event.title }),
    robots: { index: false },
    referrer: "strict-origin",
  };
}

export default async function BookingPage(props: Props) {
  const { principal, booking, inAccount, token } = await read(props);
  const [locale, t, { payment }] = await Promise.all([getLocale(), getTranslator("bookings"), props.searchParams]);
  const [all, changes, mails] = await Promise.all([
    listTickets(principal, booking.id),
    listBookingHistory(principal, booking.id),
    listBookingMails(principal, booking.id),
  ]);
  const ticketMail = mails.findLast(({ template }) => template === "confirmation");
  const tickets = all.filter((ticket) => ticket.status === "valid");
  const usable = tickets.filter((ticket) => ticket.yours).length;
  const messages = pickMessages(locale, ["bookings", "checkout", "errors", "connection"]);
  return (
    <MessagesProvider locale={locale} messages={messages}>
      <div className="page-width pt-4 sm:pt-8">
        <div className="mx-auto max-w-3xl">
          <BackLink href="/bookings" label={t("back")} />
          <div className="mt-3 sm:mt-5">
            <BookingState booking={booking} locale={locale}>
              {booking.status === "pending" ? (
                <PendingBooking
                  bookingId={booking.id}
                  token={token}
                  checkoutUrl={booking.payment?.checkoutUrl ?? null}
                  expiresAt={booking.expiresAt ?? booking.createdAt}
                  failure={booking.payment?.failure ?? null}
                  serverNow={await holdTime()}
                  cameFrom={payment === "done" ? "paid" : payment === "cancelled" ? "cancelled" : null}
                />
              ) : null}
            </BookingState>
          </div>
          {tickets.length > 0 ? (
            <section aria-labelledby="tickets" className="mt-8">
              <h2 id="tickets" className="mb-3 text-xl">
                {t("ticketsTitle")}
              </h2>
              <TicketList tickets={tickets} token={token} locale={locale} />
            </section>
          ) : null}
          {booking.confirmedAt ? (
            <BookingDownloads booking={booking} usable={usable} token={token} locale={locale} />
          ) : null}
          {booking.status === "confirmed" ? (
            <ResendTickets
              bookingId={booking.id}
              token={token}
              email={booking.buyer.email}
              cameBack={ticketMail?.status === "bounced" || ticketMail?.status === "failed"}
            />
          ) : null}
          <BookingDetails booking={booking} given={tickets.length - usable} token={token} locale={locale} />
          {!inAccount && booking.status === "confirmed" ? (
            <div className="mt-6 print:hidden">
              <ClaimBooking
                bookingId={booking.id}
                token={token}
                signedIn={principal.user !== null}
                here={withToken(`/bookings/${booking.id}`, token)}
              />
            </div>
          ) : null}
          <BookingHistory changes={changes} mails={mails} booking={booking} tickets={all} locale={locale} />
        </div>
      </div>
    </MessagesProvider>
  );
}
