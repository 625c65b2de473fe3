import type { EventDetail } from "@/lib/schemas/events";
import { formatWhen, zonePlace } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { feeOfTicket, type PriceTerms } from "@/lib/shared/price-terms";
import type { SaleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";
import type { OfferTexts } from "./live-event";
import type { Way } from "./offer";

/** The words that an event's live parts choose from. */
export function offerTexts(event: EventDetail, locale: Locale): OfferTexts {
  const t = translatorFor(locale, "offer");
  const state = (name: SaleState) => t(`state.${name}`);
  const starts = event.salesStartAt && formatWhen(event.salesStartAt, null, { locale, timeZone: event.timeZone });
  return {
    state: {
      available: state("available"),
      few: state("few"),
      sold_out: state("sold_out"),
      not_on_sale: state("not_on_sale"),
      not_yet: state("not_yet"),
      closed: state("closed"),
      postponed: state("postponed"),
      cancelled: state("cancelled"),
      over: state("over"),
    },
    stateText: {
      available: "",
      few: "",
      not_yet: starts ? t("stateText.not_yet", { date: starts }) : "",
      sold_out: t("stateText.sold_out"),
      not_on_sale: t("stateText.not_on_sale"),
      closed: t("stateText.closed"),
      postponed: t("stateText.postponed"),
      cancelled: t("stateText.cancelled"),
      over: t("stateText.over"),
    },
    choose: t(event.seatMap === null ? "choosePlaces" : "choose"),
    tickets: t("tickets"),
    left: t.raw("left"),
    soldOut: t("soldOut"),
    yourTime: t.raw("yourTime"),
    venueTime: t("venueTime", { place: zonePlace(event.timeZone) }),
  };
}

/** What to know before buying: how long seats are held, how many one may buy, when fees are shown. */
export function offerNotes(event: EventDetail & PriceTerms, locale: Locale): string[] {
  const t = translatorFor(locale, "offer");
  const fee = feeOfTicket(event.priceRange?.min.amount ?? 0, event.fees);
  const feeText = event.fees
    ? fee > 0
      ? t("plusFee", { fee: formatMoney({ amount: fee, currency: event.currency }, locale) })
      : null
    : t("fees");
  const minutes = event.holdSeconds / 60;
  return [
    ...(feeText ? [feeText] : []),
    Number.isInteger(minutes) ? t("hold", { minutes }) : t("holdSeconds", { seconds: event.holdSeconds }),
    t("limit", { count: event.maxPerBuyer }),
  ];
}

/** What somebody can do who cannot buy, for each state in which that may be. */
export function offerWays(has: { dates: boolean; similar: boolean }, locale: Locale): Way[] {
  const t = translatorFor(locale, "offer");
  const ended = ["sold_out", "closed", "over", "not_on_sale", "not_yet", "cancelled", "postponed"] as const;
  const ways: Way[] = [];
  if (has.dates) ways.push({ href: "#dates", label: t("otherDates"), states: ended });
  if (has.similar) ways.push({ href: "#more", label: t("similarHere"), states: ended });
  else ways.push({ href: "/events", label: t("similar"), states: ended });
  ways.push({ href: "/bookings", label: t("myBookings"), states: ["cancelled", "postponed"] });
  return ways;
}
