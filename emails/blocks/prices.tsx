import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { sums, wrapped } from "@/emails/plain-text";
import type { MailPrice } from "@/emails/props";
import { text } from "@/emails/tokens";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";

interface Props {
  price: MailPrice;
  count: number;
  locale: Locale;
}

/** The lines that are not zero, and the total; the tax is contained in it. */
function linesOf({ price, count, locale }: Props) {
  const t = translatorFor(locale, "mails");
  const money = (amount: number) =>
    // with the sign for minus, which a hyphen is not
    amount === 0 ? t("price.free") : formatMoney({ amount, currency: price.currency }, locale).replace("-", "\u2212");
  const { discountName } = price;
  const discount =
    discountName === "GROUP" ? t("price.group") : discountName && t("price.code", { name: discountName });
  const parts: [string, string][] = [[t("price.tickets", { count }), money(price.subtotal)]];
  if (price.discount !== 0) parts.push([discount || t("price.discount"), money(-Math.abs(price.discount))]);
  if (price.fees !== 0) parts.push([t("price.fees"), money(price.fees)]);
  return {
    parts: price.discount === 0 && price.fees === 0 ? [] : parts,
    total: [t("price.total"), money(price.total)] as [string, string],
    tax: price.tax === 0 ? null : t("price.tax", { amount: money(price.tax) }),
  };
}

export const Prices = block<Props>(
  (props) => {
    const { parts, total, tax } = linesOf(props);
    const muted = paint({ color: "muted" });
    const ink = paint({ color: "ink" });
    const sum = paint({ color: "ink", borderColor: "line" });
    const cell = { ...text.base, padding: "4px 0" };
    const amount = { ...cell, whiteSpace: "nowrap", paddingLeft: "16px" } as const;
    const last = {
      ...sum.style,
      fontWeight: 600,
      borderTopWidth: parts.length > 0 ? "1px" : 0,
      borderTopStyle: "solid",
      paddingTop: "10px",
    } as const;
    return (
      <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0} style={{ margin: "0 0 12px" }}>
        <tbody>
          {parts.map(([label, value]) => (
            <tr key={label}>
              <td className={muted.className} style={{ ...cell, ...muted.style }}>
                {label}
              </td>
              <td align="right" className={ink.className} style={{ ...amount, ...ink.style }}>
                {value}
              </td>
            </tr>
          ))}
          <tr>
            <td className={sum.className} style={{ ...cell, ...last }}>
              {total[0]}
            </td>
            <td align="right" className={sum.className} style={{ ...amount, ...last, fontSize: "20px" }}>
              {total[1]}
            </td>
          </tr>
          {tax ? (
            <tr>
              <td colSpan={2} className={muted.className} style={{ ...text.small, ...muted.style }}>
                {tax}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    );
  },
  (props) => {
    const { parts, total, tax } = linesOf(props);
    return [sums([...parts, total]), ...(tax ? [wrapped(tax)] : [])].join("\n");
  },
);
