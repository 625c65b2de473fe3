import { Column, Heading, Link, Row, Section, Text } from "react-email";
import { block } from "@/emails/block";
import { whenOf } from "@/emails/event-words";
import { paint } from "@/emails/paint";
import { terms, wrapped } from "@/emails/plain-text";
import type { MailEvent } from "@/emails/props";
import { text } from "@/emails/tokens";
import { dayParts } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

interface Props {
  event: MailEvent;
  locale: Locale;
  /** The booking's. */
  number?: string;
  /** Its date no longer holds, and there is no other yet. */
  dateless?: boolean;
}

const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;

function placeOf({ venue }: MailEvent): string[] {
  const address = [venue.address, venue.city].filter(Boolean).join(", ");
  return [venue.name, address].filter(Boolean);
}

/** A calendar leaf, so that the day is seen before anything is read. */
function Leaf({ event, locale }: Props) {
  const { weekday, day, month } = dayParts(event.startsAt, { locale, timeZone: event.timeZone });
  const box = paint({ backgroundColor: "surface", borderColor: "line" });
  const ink = paint({ color: "ink" });
  const muted = paint({ color: "muted" });
  const small = {
    ...muted.style,
    fontSize: "12px",
    lineHeight: "16px",
    fontWeight: 600,
    textTransform: "uppercase",
  } as const;
  return (
    <table role="presentation" width="56" cellPadding="0" cellSpacing="0" border={0} aria-hidden="true">
      <tbody>
        <tr>
          <td
            align="center"
            className={box.className}
            style={{ ...box.style, borderWidth: "1px", borderStyle: "solid", borderRadius: "10px", padding: "7px 4px" }}
          >
            <span className={muted.className} style={small}>
              {weekday}
            </span>
            <br />
            <span
              className={ink.className}
              style={{ ...ink.style, fontSize: "22px", lineHeight: "26px", fontWeight: 600 }}
            >
              {day}
            </span>
            <br />
            <span className={muted.className} style={small}>
              {month}
            </span>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** What, when and where. */
export const EventFacts = block<Props>(
  (props) => {
    const { event, locale, number, dateless } = props;
    const t = translatorFor(locale, "mails");
    const box = paint({ backgroundColor: "sunken" });
    const ink = paint({ color: "ink" });
    const muted = paint({ color: "muted" });
    const [venue, address] = placeOf(event);
    const line = { ...text.base, margin: "0 0 2px", ...breaking };
    return (
      <Section
        className={box.className}
        style={{ ...box.style, borderRadius: "12px", margin: "20px 0", padding: "16px" }}
      >
        <Row>
          {dateless ? null : (
            <Column width="72" valign="top" style={{ width: "72px", paddingTop: "2px" }}>
              <Leaf event={event} locale={locale} />
            </Column>
          )}
          <Column valign="top">
            <Heading as="h2" style={{ ...text.large, ...breaking, margin: "0 0 6px" }}>
              <Link href={event.url} className={ink.className} style={{ ...ink.style, textDecoration: "none" }}>
                {event.title}
              </Link>
            </Heading>
            {dateless ? null : (
              <Text className={ink.className} style={{ ...line, ...ink.style }}>
                {whenOf(event, locale)}
              </Text>
            )}
            <Text className={ink.className} style={{ ...line, ...ink.style }}>
              {venue}
            </Text>
            {address ? (
              <Text className={muted.className} style={{ ...line, ...muted.style }}>
                {address}
              </Text>
            ) : null}
            {number ? (
              <Text className={muted.className} style={{ ...text.small, ...muted.style, margin: "8px 0 0" }}>
                {t("facts.numbered", { number })}
              </Text>
            ) : null}
          </Column>
        </Row>
      </Section>
    );
  },
  (props) => {
    const { event, locale, number, dateless } = props;
    const t = translatorFor(locale, "mails");
    const facts: [string, string][] = [
      ...(dateless ? [] : [[t("facts.when"), whenOf(event, locale)] as [string, string]]),
      [t("facts.where"), placeOf(event).join(", ")],
      ...(number ? [[t("facts.number"), number] as [string, string]] : []),
    ];
    return `${wrapped(event.title)}\n${terms(facts)}\n${event.url}`;
  },
);
