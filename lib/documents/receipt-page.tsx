import "server-only";
import { Page, View } from "@react-pdf/renderer";
import type { ReceiptView } from "@/lib/schemas/bookings";
import { formatDay, formatWhen } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { ink, look, PAGE } from "./look";
import { GAP, printable } from "./printable";
import { ReceiptLines } from "./receipt-lines";
import { Words } from "./words";

/** A receipt on A4, on further pages when it is long. */
export function ReceiptPage({ receipt, locale }: { receipt: ReceiptView; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  const { seller, buyer, event, status } = receipt;
  const view = { locale, timeZone: event.timeZone };
  const mark = status === "refunded" || status === "partly_refunded" || status === "cancelled" ? status : null;
  const written = [
    seller.name,
    seller.address,
    buyer.name,
    event.title,
    event.venue,
    ...receipt.items.map((i) => i.attendee),
  ];
  return (
    <Page size="A4" style={[look.page, { padding: 48, paddingBottom: 64 }]}>
      <View style={{ flexDirection: "row", justifyContent: "space-between", alignItems: "flex-start" }}>
        <View>
          <Words style={{ fontSize: 25, fontWeight: 600, lineHeight: 1.1 }}>{t("receipt.title")}</Words>
          {mark ? (
            <Words
              style={{
                alignSelf: "flex-start",
                marginTop: 6,
                paddingHorizontal: 8,
                paddingVertical: 2,
                borderWidth: 1.5,
                borderRadius: 4,
                fontWeight: 600,
              }}
            >
              {t(`receipt.mark.${mark}`)}
            </Words>
          ) : null}
        </View>
        <View style={{ alignItems: "flex-end" }}>
          <Words style={look.term}>{t("receipt.number")}</Words>
          <Words style={look.title}>{receipt.number}</Words>
          <Words style={[look.term, { marginTop: 4 }]}>{t("receipt.issued")}</Words>
          <Words>{formatDay(receipt.issuedAt, view)}</Words>
        </View>
      </View>
      <View style={{ flexDirection: "row", gap: 32, marginTop: 26 }}>
        <View style={{ flex: 1 }}>
          <Words style={look.term}>{t("receipt.seller")}</Words>
          <Words style={look.strong}>{seller.name}</Words>
          {seller.address.split("\n").map((line) => (
            <Words key={line}>{line}</Words>
          ))}
          {seller.taxId ? <Words>{t("receipt.taxId", { taxId: seller.taxId })}</Words> : null}
        </View>
        <View style={{ flex: 1 }}>
          <Words style={look.term}>{t("receipt.buyer")}</Words>
          <Words style={look.strong}>{buyer.name}</Words>
          <Words>{buyer.email}</Words>
        </View>
      </View>
      <View style={{ marginTop: 20, marginBottom: 18 }}>
        <Words style={look.term}>{t("receipt.event")}</Words>
        <Words style={look.strong}>{event.title}</Words>
        <Words>{`${formatWhen(event.startsAt, null, view)} · ${event.venue}`}</Words>
      </View>
      <ReceiptLines receipt={receipt} locale={locale} />
      {receipt.cancelledAt ? (
        <Words style={{ marginTop: 18 }}>
          {t("receipt.cancelledOn", { when: formatWhen(receipt.cancelledAt, null, view) })}
        </Words>
      ) : null}
      {written.some((text) => printable(text).gaps) ? (
        <Words style={[look.term, { marginTop: 14 }]}>{t("receipt.gaps", { gap: GAP })}</Words>
      ) : null}
      <View
        fixed
        style={{
          position: "absolute",
          left: 48,
          bottom: PAGE.margin,
          width: PAGE.width - 96,
          flexDirection: "row",
          justifyContent: "space-between",
          borderTopWidth: 0.7,
          borderTopColor: ink.line,
          paddingTop: 7,
        }}
      >
        <Words style={look.strong}>Evently</Words>
        <Words style={look.term}>{t("receipt.metaTitle", { number: receipt.number })}</Words>
      </View>
    </Page>
  );
}
