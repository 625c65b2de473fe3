import { Heading, Text } from "react-email";
import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { bullet, underlined, wrapped } from "@/emails/plain-text";
import { text } from "@/emails/tokens";

const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;

/** What the mail is about, once at its top. */
export const Title = block<{ children: string }>(
  ({ children }) => {
    const { className, style } = paint({ color: "ink" });
    return (
      <Heading as="h1" className={className} style={{ ...text.title, ...style, ...breaking, margin: "0 0 12px" }}>
        {children}
      </Heading>
    );
  },
  ({ children }) => underlined(children, "="),
);

export const Subtitle = block<{ children: string }>(
  ({ children }) => {
    const { className, style } = paint({ color: "ink" });
    return (
      <Heading as="h2" className={className} style={{ ...text.heading, ...style, ...breaking, margin: "32px 0 8px" }}>
        {children}
      </Heading>
    );
  },
  ({ children }) => underlined(children, "-"),
);

export const Paragraph = block<{ children: string }>(
  ({ children }) => {
    const { className, style } = paint({ color: "ink" });
    return (
      <Text className={className} style={{ ...text.base, ...style, ...breaking, margin: "0 0 12px" }}>
        {children}
      </Text>
    );
  },
  ({ children }) => wrapped(children),
);

/** What one may want to know, but need not. */
export const Aside = block<{ children: string }>(
  ({ children }) => {
    const { className, style } = paint({ color: "muted" });
    return (
      <Text className={className} style={{ ...text.small, ...style, ...breaking, margin: "0 0 12px" }}>
        {children}
      </Text>
    );
  },
  ({ children }) => wrapped(children),
);

/** Things to know, each with what it is about. */
export const Points = block<{ points: readonly { about: string; text: string }[] }>(
  ({ points }) => {
    const ink = paint({ color: "ink" });
    const muted = paint({ color: "muted" });
    return points.map((point) => (
      <Text key={point.about} className={muted.className} style={{ ...text.base, ...muted.style, margin: "0 0 12px" }}>
        <strong className={ink.className} style={{ ...ink.style, fontWeight: 600 }}>
          {point.about}
        </strong>
        <br />
        {point.text}
      </Text>
    ));
  },
  ({ points }) =>
    points.map(({ about, text: what }) => bullet(`${about}${about.endsWith("?") ? "" : ":"} ${what}`)).join("\n"),
);
