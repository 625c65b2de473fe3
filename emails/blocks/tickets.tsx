import { Section, Text } from "react-email";
import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { bullet } from "@/emails/plain-text";
import type { MailTicket } from "@/emails/props";
import { text } from "@/emails/tokens";

interface Props {
  tickets: readonly MailTicket[];
  /** They admit nobody any more. */
  void?: boolean;
}

function detailOf({ place, tier, attendee }: MailTicket): string {
  return [tier === place ? "" : tier, attendee].filter(Boolean).join(" · ");
}

/** Each ticket with its place, its tier and its guest. */
export const Tickets = block<Props>(
  (props) => {
    const ink = paint({ color: "ink", borderColor: "line" });
    const stub = paint({ borderColor: props.void ? "line" : "accent" });
    const muted = paint({ color: props.void ? "muted" : "ink" });
    const detail = paint({ color: "muted" });
    return props.tickets.map((ticket, index) => (
      <Section
        // two tickets may say the same
        key={`${index} ${ticket.place}`}
        className={ink.className}
        style={{
          ...ink.style,
          borderWidth: "1px",
          borderStyle: "solid",
          borderRadius: "10px",
          margin: "0 0 8px",
          padding: 0,
        }}
      >
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
          <tbody>
            <tr>
              <td
                className={stub.className}
                style={{
                  ...stub.style,
                  padding: "10px 14px",
                  borderLeftWidth: "4px",
                  borderLeftStyle: "solid",
                  borderRadius: "10px",
                }}
              >
                <Text
                  className={muted.className}
                  style={{
                    ...text.base,
                    ...muted.style,
                    fontWeight: 600,
                    margin: 0,
                    textDecoration: props.void ? "line-through" : "none",
                  }}
                >
                  {ticket.place}
                </Text>
                {detailOf(ticket) ? (
                  <Text className={detail.className} style={{ ...text.small, ...detail.style, margin: 0 }}>
                    {detailOf(ticket)}
                  </Text>
                ) : null}
              </td>
            </tr>
          </tbody>
        </table>
      </Section>
    ));
  },
  ({ tickets }) =>
    tickets.map((ticket) => bullet([ticket.place, detailOf(ticket)].filter(Boolean).join(" · "))).join("\n"),
);
