import "server-only";
import { View } from "@react-pdf/renderer";
import type { ReceiptView } from "@/lib/schemas/bookings";
import type { Money } from "@/lib/schemas/common";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { placeText } from "@/lib/shared/place-text";
import { translatorFor } from "@/lib/shared/translator";
import { ink, look } from "./look";
import { Words } from "./words";

const AMOUNT_WIDTH = 90;

/** What was bought line by line, what came on top and off, what is contained, what was paid and went back. */
export function ReceiptLines({ receipt, locale }: { receipt: ReceiptView; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  const { subtotal, discount, discountName, fees, tax, taxPercent, total, paid, refunded, payment } = receipt;
  const money = (amount: number) => formatMoney({ ...total, amount }, locale);
  const percent =
    taxPercent === null
      ? null
      : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(taxPercent / 100);
  const discountLabel =
    discountName === null
      ? t("receipt.discount")
      : discountName === "GROUP"
        ? t("receipt.group")
        : t("receipt.discountNamed", { name: discountName });
  return (
    <View>
      <View style={{ flexDirection: "row", gap: 12, borderBottomWidth: 1, paddingBottom: 4 }}>
        <Words style={[look.term, { flex: 3 }]}>{t("receipt.item")}</Words>
        <Words style={[look.term, { flex: 2 }]}>{t("receipt.attendee")}</Words>
        <Words style={[look.term, { width: AMOUNT_WIDTH, textAlign: "right" }]}>{t("receipt.amount")}</Words>
      </View>
      {receipt.items.map((item, i) => (
        <View
          key={`${i} ${item.tier}`}
          wrap={false}
          style={{
            flexDirection: "row",
            gap: 12,
            paddingVertical: 5,
            borderBottomWidth: 0.5,
            borderBottomColor: ink.line,
          }}
        >
          <Words style={{ flex: 3 }}>{`${item.tierName}, ${placeText(item, locale)}`}</Words>
          <Words style={{ flex: 2 }}>{item.attendee}</Words>
          <Amount value={item.price} locale={locale} />
        </View>
      ))}
      <View wrap={false} style={{ marginTop: 8, marginLeft: 180 }}>
        {discount.amount > 0 || fees.amount > 0 ? (
          <Sum label={t("receipt.subtotal")} value={money(subtotal.amount)} />
        ) : null}
        {discount.amount > 0 ? <Sum label={discountLabel} value={money(-discount.amount)} /> : null}
        {fees.amount > 0 ? <Sum label={t("receipt.fees")} value={money(fees.amount)} /> : null}
        <View style={{ borderTopWidth: 1, marginTop: 3, paddingTop: 3 }}>
          <Sum label={t("receipt.total")} value={money(total.amount)} strong />
        </View>
        {tax.amount > 0 ? (
          <>
            <Sum
              label={percent === null ? t("receipt.tax") : t("receipt.taxAt", { percent })}
              value={money(tax.amount)}
              quiet
            />
            <Sum label={t("receipt.net")} value={money(total.amount - tax.amount)} quiet />
          </>
        ) : null}
        {payment ? (
          <View style={{ borderTopWidth: 0.5, borderTopColor: ink.line, marginTop: 6, paddingTop: 4 }}>
            <Sum label={t("receipt.paid")} value={money(paid.amount)} />
            {refunded.amount > 0 ? (
              <>
                <Sum label={t("receipt.refunded")} value={money(-refunded.amount)} />
                <Sum label={t("receipt.remains")} value={money(paid.amount - refunded.amount)} strong />
              </>
            ) : null}
            <Words style={look.term}>{t("receipt.reference", { reference: payment.reference })}</Words>
          </View>
        ) : (
          <Words style={look.muted}>{t("receipt.nothing")}</Words>
        )}
      </View>
    </View>
  );
}

function Amount({ value, locale }: { value: Money; locale: Locale }) {
  return <Words style={{ width: AMOUNT_WIDTH, textAlign: "right" }}>{formatMoney(value, locale)}</Words>;
}

function Sum({ label, value, strong, quiet }: { label: string; value: string; strong?: boolean; quiet?: boolean }) {
  const style = strong ? { fontWeight: 600, fontSize: 11 } : quiet ? look.muted : {};
  return (
    <View style={{ flexDirection: "row", gap: 12, paddingVertical: 1.5 }}>
      <Words style={[style, { flex: 1 }]}>{label}</Words>
      <Words style={[style, { width: AMOUNT_WIDTH, textAlign: "right" }]}>{value}</Words>
    </View>
  );
}
