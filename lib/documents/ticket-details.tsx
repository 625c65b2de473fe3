import "server-only";
import { View } from "@react-pdf/renderer";
import { formatWhen, zonePlace } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";
import { ink, look, PAGE } from "./look";
import type { TicketPaper } from "./print-order";
import { GAP, printable } from "./printable";
import { Words } from "./words";

const rules = ["scan", "once", "given", "changes", "venue"] as const;

/** The lower half: everything in full, however long, beside what is good to know. */
export function TicketDetails({
  paper,
  locale,
  top,
  number,
  count,
}: {
  paper: TicketPaper;
  locale: Locale;
  /** Where the half begins, in points. */
  top: number;
  number: number;
  count: number;
}) {
  const t = translatorFor(locale, "tickets");
  const { ticket } = paper;
  const { event } = ticket;
  const where = [event.venue.name, event.venue.address, event.venue.city].filter(Boolean).join(", ");
  const place = [
    ticket.section,
    ticket.row && `${t("row")} ${ticket.row}`,
    ticket.number && `${t("seat")} ${ticket.number}`,
  ]
    .filter(Boolean)
    .join(", ");
  const when = formatWhen(event.startsAt, event.endsAt, { locale, timeZone: event.timeZone });
  const facts: [string, string][] = [
    [t("paper.when"), t("paper.zone", { zone: when, place: zonePlace(event.timeZone) })],
    [t("paper.where"), where],
    [t("paper.seat"), place || t("free")],
    [t("paper.tier"), ticket.tierName],
    ...(ticket.price.amount > 0 && !ticket.given
      ? [[t("paper.price"), formatMoney(ticket.price, locale)] as [string, string]]
      : []),
    [t("paper.attendee"), ticket.attendee],
    [t("paper.booking"), ticket.bookingNumber],
    [t("paper.sold"), paper.organizer],
  ];
  const gaps = [event.title, ...facts.map(([, value]) => value)].some((text) => printable(text).gaps);
  return (
    <View
      style={{
        position: "absolute",
        left: PAGE.margin,
        top,
        width: PAGE.width - 2 * PAGE.margin,
        bottom: PAGE.margin,
        justifyContent: "space-between",
      }}
    >
      <View style={{ flexDirection: "row", gap: 28 }}>
        <View style={{ width: 262 }}>
          <Words style={[look.title, { marginBottom: 8, fontSize: event.title.length > 90 ? 9.5 : 12 }]} lines={5}>
            {event.title}
          </Words>
          {facts.map(([term, value]) => (
            <View key={term} style={{ flexDirection: "row", gap: 8, marginBottom: 4 }}>
              <Words style={[look.muted, { width: 62 }]}>{term}</Words>
              <Words style={{ flex: 1, fontSize: value.length > 120 ? 7.5 : 9.5 }} lines={value.length > 120 ? 5 : 3}>
                {value}
              </Words>
            </View>
          ))}
        </View>
        <View style={{ flex: 1 }}>
          <Words style={[look.title, { marginBottom: 8 }]}>{t("paper.rulesTitle")}</Words>
          {rules.map((rule) => (
            <Words key={rule} style={{ marginBottom: 6 }}>
              {t(`paper.rules.${rule}`)}
            </Words>
          ))}
        </View>
      </View>
      <View style={{ borderTopWidth: 0.7, borderTopColor: ink.line, paddingTop: 7 }}>
        {gaps ? <Words style={{ fontSize: 7.5, marginBottom: 3 }}>{t("paper.gaps", { gap: GAP })}</Words> : null}
        <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
          <Words style={look.strong}>Evently</Words>
          <Words style={look.term}>{ticket.id}</Words>
          <Words style={look.term}>{t("paper.page", { number, count })}</Words>
        </View>
      </View>
    </View>
  );
}
