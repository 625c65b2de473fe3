import "server-only";
import { View } from "@react-pdf/renderer";
import type { TicketView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { look } from "./look";
import { Words } from "./words";

/** Section, row and seat, large enough to be read at an arm's length in a dim aisle. */
export function TicketPlace({ ticket, locale }: { ticket: TicketView; locale: Locale }) {
  const t = translatorFor(locale, "tickets");
  const places = [
    [t("section"), ticket.section],
    [t("row"), ticket.row],
    [t("seat"), ticket.number],
  ].filter((place): place is [string, string] => Boolean(place[1]));
  if (!ticket.row && !ticket.number) places.push([t("place"), t("free")]);
  return (
    <View style={{ flexDirection: "row", alignItems: "flex-end" }}>
      {places.map(([term, value]) => (
        // only what is long gives way, so that row and seat are never cut
        <View key={term} style={{ marginRight: 18, ...(value.length > 12 ? { flex: 1 } : {}) }}>
          <Words style={look.term}>{term}</Words>
          <Words
            style={{ fontSize: placeSize(value), fontWeight: 600, lineHeight: 1.1 }}
            lines={value.length > 12 ? 3 : 1}
          >
            {value}
          </Words>
        </View>
      ))}
    </View>
  );
}

function placeSize(value: string): number {
  if (value.length <= 4) return 30;
  if (value.length <= 12) return 20;
  return value.length <= 40 ? 12.5 : 9.5;
}
