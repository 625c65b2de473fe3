import { Button, Link, Section, Text } from "react-email";
import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { text } from "@/emails/tokens";

interface Target {
  href: string;
  children: string;
}

/** The one thing to do next. */
export const Action = block<Target>(
  ({ href, children }) => {
    const { className, style } = paint({ backgroundColor: "accent", color: "on-accent" });
    return (
      <Section style={{ margin: "20px 0 24px" }}>
        <Button
          href={href}
          className={`wide ${className}`}
          style={{ ...text.base, ...style, fontWeight: 600, padding: "14px 28px", borderRadius: "10px" }}
        >
          {children}
        </Button>
      </Section>
    );
  },
  ({ href, children }) => `${children}:\n${href}`,
);

/** The action's address to copy; plain text has it already. */
export const Spelled = block<{ href: string; children: string }>(
  ({ href, children }) => {
    const muted = paint({ color: "muted" });
    const accent = paint({ color: "accent-ink" });
    return (
      <Text className={muted.className} style={{ ...text.small, ...muted.style, margin: "0 0 12px" }}>
        {children}
        <br />
        <Link href={href} className={accent.className} style={{ ...accent.style, wordBreak: "break-all" }}>
          {href}
        </Link>
      </Text>
    );
  },
  () => "",
);
