import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { BookingCard } from "@/components/bookings/booking-card";
import { type BookingTab, BookingTabs, isBookingTab, tabPath } from "@/components/bookings/booking-tabs";
import { GivenTickets } from "@/components/bookings/given-tickets";
import { TakeOver } from "@/components/bookings/take-over";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { countGuestBookings } from "@/lib/bookings/claim-guest-bookings";
import { listBookings } from "@/lib/bookings/list-bookings";
import { isAppError } from "@/lib/errors";
import { viewer } from "@/lib/platform/auth/viewer";
import type { BookingFilters, TicketView } from "@/lib/schemas/bookings";
import { pickMessages } from "@/lib/shared/catalogue";
import { listGivenTickets } from "@/lib/tickets/list-given-tickets";

const PAGE = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("bookings"))("title"), robots: { index: false } };
}

interface Props {
  searchParams: Promise<{ tab?: string | string[]; cursor?: string | string[] }>;
}

export default async function BookingsPage({ searchParams }: Props) {
  const [{ tab: wanted, cursor }, principal, locale, t] = await Promise.all([
    searchParams,
    viewer(),
    getLocale(),
    getTranslator("bookings"),
  ]);
  const tab = isBookingTab(wanted) ? wanted : "upcoming";
  const known = principal.user !== null || principal.guest !== null;
  const { data, nextCursor } = known
    ? await listOrFirst(principal, {
        status: tab,
        limit: PAGE,
        cursor: typeof cursor === "string" ? cursor : undefined,
      })
    : { data: [], nextCursor: null };
  const [given, unclaimed] =
    principal.user && typeof cursor !== "string"
      ? await Promise.all([givenTickets(principal.user.id, tab), countGuestBookings(principal)])
      : [[], 0];
  const pathWith = (next: string) => `/bookings?${new URLSearchParams({ tab, cursor: next })}`;

  return (
    <div className="page-width pt-8 sm:pt-12">
      <div className="mx-auto max-w-3xl">
        <h1 className="text-3xl">{t("title")}</h1>
        {known ? (
          <>
            <div className="mt-5 mb-6">
              <BookingTabs current={tab} locale={locale} />
            </div>
            {principal.user === null && data.length > 0 ? (
              <Notice className="mb-6">
                <p>{t("guest")}</p>
              </Notice>
            ) : null}
            {unclaimed > 0 ? (
              <MessagesProvider locale={locale} messages={pickMessages(locale, ["bookings", "errors", "connection"])}>
                <TakeOver count={unclaimed} />
              </MessagesProvider>
            ) : null}
            {given.length > 0 ? <GivenTickets tickets={given} locale={locale} /> : null}
            {data.length === 0 && given.length === 0 ? (
              <EmptyState icon="ticket" title={t(`empty.${tab}.title`)} text={t(`empty.${tab}.text`)}>
                <ButtonLink href="/events" prefetch={false}>
                  {t("empty.browse")}
                </ButtonLink>
                {principal.user === null ? <SignInLink label={t("stranger.signIn")} /> : null}
              </EmptyState>
            ) : (
              <ul className="space-y-4">
                {data.map((booking) => (
                  <li key={booking.id}>
                    <BookingCard booking={booking} locale={locale} />
                  </li>
                ))}
              </ul>
            )}
            <Pagination
              label={t("pages")}
              first={typeof cursor === "string" ? { href: tabPath(tab), label: t("first") } : null}
              next={nextCursor ? { href: pathWith(nextCursor), label: t("more") } : null}
            />
          </>
        ) : (
          <div className="mt-8">
            <EmptyState icon="user" title={t("stranger.title")} text={t("stranger.text")}>
              <ButtonLink href="/sign-in?next=/bookings" prefetch={false}>
                {t("stranger.signIn")}
              </ButtonLink>
              <ButtonLink href="/register?next=/bookings" variant="secondary" prefetch={false}>
                {t("stranger.register")}
              </ButtonLink>
            </EmptyState>
          </div>
        )}
      </div>
    </div>
  );
}

function SignInLink({ label }: { label: string }) {
  return (
    <ButtonLink href="/sign-in?next=/bookings" variant="secondary" prefetch={false}>
      {label}
    </ButtonLink>
  );
}

/** Tickets that the reader got from others, on the tab where they belong by their date. */
async function givenTickets(userId: string, tab: BookingTab): Promise<TicketView[]> {
  if (tab === "expired") return [];
  const { data } = await listGivenTickets(userId, { limit: 100 });
  const now = new Date();
  return data.filter(({ status, event }) => {
    if (tab === "cancelled" || status === "void") return tab === "cancelled" && status === "void";
    return new Date(event.endsAt ?? event.startsAt) > now === (tab === "upcoming");
  });
}

/** An address that was cut or made up begins again at the first page. */
async function listOrFirst(principal: Awaited<ReturnType<typeof viewer>>, filters: BookingFilters) {
  try {
    return await listBookings(principal, filters);
  } catch (error) {
    if (isAppError(error) && error.code === "invalid_cursor") {
      return listBookings(principal, { ...filters, cursor: undefined });
    }
    throw error;
  }
}
