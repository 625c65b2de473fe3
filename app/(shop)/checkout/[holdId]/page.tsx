import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { Checkout } from "@/components/bookings/checkout";
import { HoldOver } from "@/components/bookings/hold-over";
import { OrderSummary } from "@/components/bookings/order-summary";
import { withToken } from "@/components/bookings/with-token";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { findBookingOfHold } from "@/lib/bookings/find-booking-of-hold";
import { getHoldOrThrow } from "@/lib/bookings/get-hold-or-throw";
import { quoteHold } from "@/lib/bookings/quote-hold";
import { isAppError } from "@/lib/errors";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { formatMoney } from "@/lib/shared/money";
import { placeText } from "@/lib/shared/place-text";

interface Props {
  params: Promise<{ holdId: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
}

const readHold = cache(async (holdId: string, token: string | null) => {
  const principal = await viewer({ token: token ?? undefined });
  try {
    const hold = await getHoldOrThrow(principal, holdId);
    return { principal, hold, event: await getEventOrThrow(hold.eventId) };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});

async function read({ params, searchParams }: Props) {
  const [{ holdId }, { token }] = await Promise.all([params, searchParams]);
  const one = typeof token === "string" ? token : null;
  return { ...(await readHold(holdId, one)), token: one };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ event }, t] = [await read(props), await getTranslator("checkout")];
  return { title: t("metaTitle", { event: event.title }), robots: { index: false } };
}

export default async function CheckoutPage(props: Props) {
  const { principal, hold, event, token } = await read(props);
  const bookingId = await findBookingOfHold(principal, hold.id);
  if (bookingId !== null) redirect(withToken(`/bookings/${bookingId}`, token));
  const [locale, t] = await Promise.all([getLocale(), getTranslator("checkout")]);
  const messages = pickMessages(locale, ["checkout", "errors", "connection"]);

  return (
    <MessagesProvider locale={locale} messages={messages}>
      <div className="page-width pt-6 sm:pt-10">
        <h1 className="mb-4 text-3xl">{t("title")}</h1>
        {hold.status === "active" ? (
          await activeCheckout()
        ) : (
          <HoldOver slug={event.slug} released={hold.status === "released"} />
        )}
      </div>
    </MessagesProvider>
  );

  async function activeCheckout() {
    const quote = await quoteHold(principal, hold.id, {});
    const { user } = principal;
    return (
      <Checkout
        hold={{ id: hold.id, expiresAt: hold.expiresAt, extendable: hold.extendable }}
        seats={hold.seats.map((seat) => ({ id: seat.id, words: placeText(seat, locale) }))}
        price={quote.total.amount === 0 ? null : formatMoney(quote.total, locale)}
        buyer={user ? { name: user.name, email: user.email } : null}
        slug={event.slug}
        token={token}
        serverNow={Date.now()}
        idempotencyKey={`checkout-${randomUUID()}`}
      >
        <OrderSummary event={event} hold={hold} quote={quote} locale={locale} />
      </Checkout>
    );
  }
}
