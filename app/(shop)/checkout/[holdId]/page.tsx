import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { Checkout } from "@/components/bookings/checkout";
import { CheckoutTerms } from "@/components/bookings/checkout-terms";
import { codeRefusals, type GivenCode } from "@/components/bookings/code-refusals";
import { HoldOver } from "@/components/bookings/hold-over";
import { OrderSummary } from "@/components/bookings/order-summary";
import { withToken } from "@/components/bookings/with-token";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { getHoldOrThrow } from "@/lib/bookings/get-hold-or-throw";
import { quoteHold } from "@/lib/bookings/quote-hold";
import { isAppError } from "@/lib/errors";
import { getHeldEventOrThrow } from "@/lib/events/get-event-or-throw";
import { viewer } from "@/lib/platform/auth/viewer";
import type { Quote } from "@/lib/schemas/holds";
import { pickMessages } from "@/lib/shared/catalogue";
import { formatMoney } from "@/lib/shared/money";
import { placeText } from "@/lib/shared/place-text";

interface Props {
  params: Promise<{ holdId: string }>;
  searchParams: Promise<{ token?: string | string[]; code?: string | string[] }>;
}

const readHold = cache(async (holdId: string, token: string | null) => {
  const principal = await viewer({ token: token ?? undefined });
  try {
    const hold = await getHoldOrThrow(principal, holdId);
    return { principal, hold, event: await getHeldEventOrThrow(hold.eventId) };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});

async function read({ params, searchParams }: Props) {
  const [{ holdId }, { token, code }] = await Promise.all([params, searchParams]);
  const one = typeof token === "string" ? token : null;
  const typed = typeof code === "string" ? code.trim().slice(0, 64) : "";
  return { ...(await readHold(holdId, one)), token: one, typed };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ event }, t] = [await read(props), await getTranslator("checkout")];
  return { title: t("metaTitle", { event: event.title }), robots: { index: false }, referrer: "strict-origin" };
}

export default async function CheckoutPage(props: Props) {
  const { principal, hold, event, token, typed } = await read(props);
  if (hold.bookingId !== null) redirect(withToken(`/bookings/${hold.bookingId}`, token));
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
    const { quote, code } = await quoteWithCode();
    const { user } = principal;
    const t = await getTranslator("checkout");
    return (
      <Checkout
        hold={{ id: hold.id, expiresAt: hold.expiresAt, extendable: hold.extendable }}
        seats={hold.seats.map((seat, i) => ({
          id: seat.id,
          words:
            seat.number === null
              ? t("attendees.place", { n: i + 1, tier: tierName(seat.tier) })
              : placeText(seat, locale),
        }))}
        price={{
          amount: quote.total.amount,
          words: quote.total.amount === 0 ? null : formatMoney(quote.total, locale),
        }}
        code={code}
        buyer={user ? { name: user.name, email: user.email } : null}
        slug={event.slug}
        token={token}
        serverNow={Date.parse(hold.asOf)}
        idempotencyKey={`checkout-${randomUUID()}`}
        terms={<CheckoutTerms event={event} paid={quote.total.amount > 0} locale={locale} />}
      >
        <OrderSummary event={event} hold={hold} quote={quote} locale={locale} />
      </Checkout>
    );
  }

  function tierName(id: string): string {
    return event.tiers.find((tier) => tier.id === id)?.name ?? "";
  }

  /** The price with the code in the address, and what became of it; without it where it does not apply. */
  async function quoteWithCode(): Promise<{ quote: Quote; code: GivenCode | null }> {
    if (typed === "") return { quote: await quoteHold(principal, hold.id, {}), code: null };
    const given = { code: typed.toUpperCase(), problem: null, minQuantity: 0, amount: null };
    try {
      const quote = await quoteHold(principal, hold.id, { discountCode: typed });
      const used = quote.discountName === typed.toUpperCase();
      return { quote, code: { ...given, amount: used ? formatMoney(quote.discount, locale) : null } };
    } catch (error) {
      if (!isAppError(error) || error.code !== "discount_code_invalid") throw error;
      const problem = codeRefusals.find((reason) => reason === error.extra?.reason) ?? "unknown";
      const code = { ...given, problem, minQuantity: Number(error.extra?.minQuantity ?? 0) };
      return { quote: await quoteHold(principal, hold.id, {}), code };
    }
  }
}
