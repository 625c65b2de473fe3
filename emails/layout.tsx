import type { ReactNode } from "react";
import { Body, Head, Html, Img, Link, Preview, Section, Text } from "react-email";
import { translatorFor } from "@/lib/shared/translator";
import { paint, styleSheet } from "./paint";
import type { MailEvent, MailFrame } from "./props";
import { sans, text, WIDTH } from "./tokens";

interface Props {
  frame: MailFrame;
  subject: string;
  preheader: string;
  picture: MailEvent | null;
  because: string;
  children: ReactNode;
}

/** A ticket with three seats on it, without a picture: tables are drawn even where pictures are blocked. */
function TicketMark() {
  const ticket = paint({ backgroundColor: "accent" });
  const seat = paint({ backgroundColor: "on-accent" });
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" border={0} aria-hidden="true">
      <tbody>
        <tr>
          <td className={ticket.className} style={{ ...ticket.style, borderRadius: "5px", padding: "6px 3px 6px 5px" }}>
            <table role="presentation" cellPadding="0" cellSpacing="0" border={0}>
              <tbody>
                <tr>
                  {[0.5, 1, 0.5].map((opacity, index) => (
                    // three seats, always the same ones
                    <td key={`${index} ${opacity}`} style={{ paddingRight: "2px" }}>
                      <div
                        className={seat.className}
                        style={{
                          ...seat.style,
                          opacity,
                          width: "5px",
                          height: "8px",
                          borderRadius: "2px",
                          fontSize: "1px",
                          lineHeight: "1px",
                        }}
                      >
                        &nbsp;
                      </div>
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Masthead({ frame }: { frame: MailFrame }) {
  const ink = paint({ color: "ink" });
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" border={0} style={{ margin: "0 0 16px" }}>
      <tbody>
        <tr>
          <td style={{ paddingRight: "8px" }}>
            <TicketMark />
          </td>
          <td>
            <Link
              href={frame.appUrl}
              className={ink.className}
              style={{
                ...ink.style,
                fontSize: "20px",
                lineHeight: "24px",
                fontWeight: 600,
                letterSpacing: "-0.035em",
                textDecoration: "none",
              }}
            >
              Evently
            </Link>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Foot({ frame, because }: { frame: MailFrame; because: string }) {
  const t = translatorFor(frame.locale, "mails");
  const muted = paint({ color: "muted" });
  const line = { ...text.small, ...muted.style, margin: "0 0 8px" };
  const link = { ...muted.style, textDecoration: "underline" };
  return (
    <Section style={{ padding: "20px 4px 8px" }}>
      <Text className={muted.className} style={line}>
        {because}
      </Text>
      {frame.settingsUrl ? (
        <Text className={muted.className} style={line}>
          <Link href={frame.settingsUrl} className={muted.className} style={link}>
            {t("foot.settings")}
          </Link>
        </Text>
      ) : null}
    </Section>
  );
}

/**
 * The page around every mail: 600 pixels of card where there is room, all of the width where there is not. Its width
 * is an attribute too, since Outlook knows no max-width.
 */
export function MailLayout({ frame, subject, preheader, picture, because, children }: Props) {
  const page = paint({ backgroundColor: "canvas" });
  const card = paint({ backgroundColor: "surface", borderColor: "line" });
  const alt = paint({ backgroundColor: "sunken", color: "muted" });
  return (
    <Html lang={frame.locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </Head>
      <Body
        lang={frame.locale}
        className={`page ${page.className}`}
        style={{ ...page.style, margin: 0, padding: "24px 12px", fontFamily: sans }}
      >
        <Preview useTitleTag={false}>{preheader}</Preview>
        <table
          role="presentation"
          align="center"
          width={WIDTH}
          cellPadding="0"
          cellSpacing="0"
          border={0}
          style={{ width: "100%", maxWidth: `${WIDTH}px` }}
        >
          <tbody>
            <tr>
              <td>
                <Masthead frame={frame} />
                <table
                  role="presentation"
                  width="100%"
                  cellPadding="0"
                  cellSpacing="0"
                  border={0}
                  className={card.className}
                  style={{
                    ...card.style,
                    borderWidth: "1px",
                    borderStyle: "solid",
                    borderRadius: "16px",
                    borderCollapse: "separate",
                    overflow: "hidden",
                  }}
                >
                  <tbody>
                    {picture?.imageUrl ? (
                      <tr>
                        <td className={alt.className} style={{ ...alt.style, borderRadius: "15px 15px 0 0" }}>
                          <Img
                            src={picture.imageUrl}
                            alt={picture.title}
                            width={WIDTH}
                            style={{
                              ...text.small,
                              width: "100%",
                              maxWidth: `${WIDTH}px`,
                              height: "auto",
                              borderRadius: "15px 15px 0 0",
                            }}
                          />
                        </td>
                      </tr>
                    ) : null}
                    <tr>
                      <td className="pad" style={{ padding: "28px 24px 16px" }}>
                        {children}
                      </td>
                    </tr>
                  </tbody>
                </table>
                <Foot frame={frame} because={because} />
              </td>
            </tr>
          </tbody>
        </table>
      </Body>
    </Html>
  );
}
