import { Text } from "react-email";
import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { bullet } from "@/emails/plain-text";
import type { MailTicket } from "@/emails/props";
import { safeName } from "@/emails/tidy";
import { text } from "@/emails/tokens";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

interface Props {
  tickets: readonly MailTicket[];
  locale: Locale;
  /** They admit nobody any more. */
  void?: boolean;
}

const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;

/** Who it is for is typed by who books or gives: nothing of it where it is an advertisement. */
function detailOf({ place, tier, attendee }: MailTicket): string {
  return [tier === place ? "" : tier, safeName(attendee)].filter(Boolean).join(" · ");
}

/** One of several has a stub that counts them. */
function Ticket({ ticket, nth, isVoid }: { ticket: MailTicket; nth: string | null; isVoid: boolean }) {
  const edge = paint({ borderColor: "line" });
  const place = paint({ color: isVoid ? "muted" : "ink" });
  const muted = paint({ color: "muted" });
  const cell = { ...edge.style, borderWidth: "1px", padding: "11px 14px" } as const;
  const detail = detailOf(ticket);
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      style={{ borderCollapse: "separate", margin: "0 0 8px" }}
    >
      <tbody>
        <tr>
          <td
            className={edge.className}
            style={{
              ...cell,
              borderStyle: nth === null ? "solid" : "solid none solid solid",
              borderRadius: nth === null ? "10px" : "10px 0 0 10px",
            }}
          >
            <Text
              className={place.className}
              style={{
                ...text.base,
                ...place.style,
                ...breaking,
                fontWeight: 600,
                margin: 0,
                textDecoration: isVoid ? "line-through" : "none",
              }}
            >
              {ticket.place}
            </Text>
            {detail ? (
              <Text className={muted.className} style={{ ...text.small, ...muted.style, ...breaking, margin: 0 }}>
                {detail}
              </Text>
            ) : null}
          </td>
          {nth === null ? null : (
            <td
              align="center"
              width="72"
              className={`${edge.className} ${muted.className}`}
              style={{
                ...text.small,
                ...cell,
                ...muted.style,
                width: "72px",
                padding: "11px 8px",
                borderStyle: "solid solid solid dashed",
                borderRadius: "0 10px 10px 0",
                whiteSpace: "nowrap",
              }}
            >
              {nth}
            </td>
          )}
        </tr>
      </tbody>
    </table>
  );
}

/** Each ticket with its place, its tier and its guest, and a stub to tear off. */
export const Tickets = block<Props>(
  ({ tickets, locale, void: isVoid = false }) => {
    const t = translatorFor(locale, "mails");
    return tickets.map((ticket, index) => (
      <Ticket
        // two tickets may say the same
        key={`${index} ${ticket.place}`}
        ticket={ticket}
        nth={tickets.length > 1 ? t("tickets.nth", { number: index + 1, count: tickets.length }) : null}
        isVoid={isVoid}
      />
    ));
  },
  ({ tickets }) =>
    tickets.map((ticket) => bullet([ticket.place, detailOf(ticket)].filter(Boolean).join(" · "))).join("\n"),
);
