import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import type { BookingStatus, BookingView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";
import { endedWithout, stateWords } from "./state-words";

const looks: Record<BookingStatus, { icon: IconName; disc: string }> = {
  pending: { icon: "clock", disc: "bg-warning-soft text-warning-ink" },
  confirmed: { icon: "check", disc: "bg-success-soft text-success-ink" },
  cancelled: { icon: "close", disc: "bg-sunken text-muted" },
  expired: { icon: "clock", disc: "bg-sunken text-muted" },
  refunded: { icon: "receipt", disc: "bg-sunken text-muted" },
  partly_refunded: { icon: "receipt", disc: "bg-sunken text-muted" },
};

/** What has become of a booking, whether money moved, and what to do. Said aloud when it changes. */
export function BookingState({
  booking,
  locale,
  children,
}: {
  booking: BookingView;
  locale: Locale;
  children?: ReactNode;
}) {
  const t = translatorFor(locale, "bookings");
  const look = looks[booking.status];
  const words = stateWords(booking);
  const amount = booking.payment ? formatMoney(booking.payment.refunded, locale) : "";
  return (
    <section className="flex gap-4 sm:gap-5">
      <span
        className={classNames("flex size-12 shrink-0 items-center justify-center rounded-full text-2xl", look.disc)}
      >
        <Icon name={look.icon} />
      </span>
      <div className="min-w-0 flex-1">
        <div role="status">
          <h1 className="text-2xl sm:text-3xl">{t(`state.${words}.title`)}</h1>
          <p className="mt-2 break-words text-muted">
            {t(`state.${words}.text`, { amount, email: booking.buyer.email })}
          </p>
        </div>
        {endedWithout(words) && booking.event.status === "published" ? (
          <ButtonLink href={`/events/${booking.event.slug}/seats`} prefetch={false} className="mt-4">
            {translatorFor(locale, "checkout")("over.again")}
          </ButtonLink>
        ) : null}
        {children ? <div className="mt-4">{children}</div> : null}
      </div>
    </section>
  );
}
