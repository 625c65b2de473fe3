import "server-only";
import { Image, Line, Page, Svg, View } from "@react-pdf/renderer";
import { formatDay, formatTimes, formatWhen, spansDays, zonePlace } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { eventPicture } from "./event-picture";
import { ink, look, PAGE, titleSize } from "./look";
import type { TicketPaper } from "./print-order";
import { Qr } from "./qr";
import { TicketDetails } from "./ticket-details";
import { TicketPlace } from "./ticket-place";
import { Words } from "./words";

const FOLD = PAGE.height / 2;
const CARD = { width: PAGE.width - 2 * PAGE.margin, height: FOLD - 2 * PAGE.margin, stub: 202 };
const PICTURE_HEIGHT = 88;
const STUB_LEFT = PAGE.width - PAGE.margin - CARD.stub;

/**
 * One ticket on A4: the upper half is the ticket, the lower half what is good to know. Folded once it is
 * A5, folded twice the code lies whole on one quarter.
 */
export function TicketPage({ paper, locale, number, count }: TicketPageProps) {
  const t = translatorFor(locale, "tickets");
  const { ticket } = paper;
  const { event } = ticket;
  const view = { locale, timeZone: event.timeZone };
  const days = spansDays(event.startsAt, event.endsAt, event.timeZone);
  return (
    <Page size="A4" style={look.page}>
      <View
        style={{
          position: "absolute",
          left: PAGE.margin,
          top: PAGE.margin,
          width: CARD.width,
          height: CARD.height,
          borderWidth: 1,
          borderColor: ink.text,
          borderRadius: 10,
          flexDirection: "row",
        }}
      >
        <View style={{ width: CARD.width - CARD.stub, height: CARD.height, paddingBottom: 16 }}>
          <View style={{ height: PICTURE_HEIGHT, overflow: "hidden", borderTopLeftRadius: 9 }}>
            <Image
              src={eventPicture(event, (CARD.width - CARD.stub) / PICTURE_HEIGHT)}
              style={{ width: CARD.width - CARD.stub, height: PICTURE_HEIGHT }}
            />
          </View>
          <View style={{ flex: 1, paddingHorizontal: 18, paddingTop: 13, justifyContent: "space-between" }}>
            <View>
              <Words
                style={{ fontSize: titleSize(event.title), fontWeight: 600, lineHeight: 1.12, letterSpacing: -0.2 }}
                lines={event.title.length > 80 ? 4 : 2}
              >
                {event.title}
              </Words>
              <Words style={{ fontSize: 12, fontWeight: 600, marginTop: 8 }} lines={1}>
                {days ? formatWhen(event.startsAt, event.endsAt, view) : formatDay(event.startsAt, view)}
              </Words>
              <Words lines={1}>
                {t("paper.zone", {
                  zone: formatTimes(event.startsAt, days ? null : event.endsAt, view),
                  place: zonePlace(event.timeZone),
                })}
              </Words>
              <Words style={{ fontWeight: 600, marginTop: 6 }} lines={1}>
                {event.venue.name}
              </Words>
              <Words lines={1}>{[event.venue.address, event.venue.city].filter(Boolean).join(", ")}</Words>
            </View>
            <TicketPlace ticket={ticket} locale={locale} />
          </View>
        </View>
        <View
          style={{
            width: CARD.stub,
            borderLeftWidth: 1,
            borderLeftStyle: "dashed",
            borderLeftColor: ink.text,
            alignItems: "center",
            justifyContent: "space-between",
            paddingVertical: 18,
            paddingHorizontal: 12,
          }}
        >
          <Words style={look.strong}>{t("paper.admits")}</Words>
          <Qr text={paper.code} side={178} />
          <View style={{ alignItems: "center" }}>
            <Words style={[look.strong, { fontSize: 12, textAlign: "center" }]} lines={2}>
              {ticket.attendee}
            </Words>
            <Words style={{ textAlign: "center" }} lines={2}>
              {ticket.tierName}
            </Words>
            <Words style={[look.muted, { marginTop: 4 }]}>{ticket.bookingNumber}</Words>
          </View>
        </View>
      </View>
      <Folds label={t("paper.fold")} />
      <TicketDetails paper={paper} locale={locale} top={FOLD + PAGE.margin} number={number} count={count} />
    </Page>
  );
}

export interface TicketPageProps {
  paper: TicketPaper;
  locale: Locale;
  /** Position among the tickets of this file, from 1. */
  number: number;
  count: number;
}

/** Marks at the edges where the page is folded, once and once more; nothing crosses what is read. */
function Folds({ label }: { label: string }) {
  const dashes = { stroke: ink.muted, strokeWidth: 0.7, strokeDasharray: "3 3" };
  const middle = PAGE.width / 2;
  return (
    <View style={{ position: "absolute", left: 0, top: 0, width: PAGE.width, height: PAGE.height }}>
      <Svg width={PAGE.width} height={PAGE.height} viewBox={`0 0 ${PAGE.width} ${PAGE.height}`}>
        <Line x1={14} y1={FOLD} x2={PAGE.margin + 40} y2={FOLD} {...dashes} />
        <Line x1={STUB_LEFT + CARD.stub - 40} y1={FOLD} x2={PAGE.width - 14} y2={FOLD} {...dashes} />
        <Line x1={middle} y1={12} x2={middle} y2={PAGE.margin - 6} {...dashes} />
        <Line x1={middle} y1={PAGE.height - PAGE.margin + 6} x2={middle} y2={PAGE.height - 12} {...dashes} />
      </Svg>
      <View style={{ position: "absolute", top: FOLD - 5, left: 0, width: PAGE.width, alignItems: "center" }}>
        <Words style={{ fontSize: 7, color: ink.muted }}>{label}</Words>
      </View>
    </View>
  );
}
