import { Text } from "react-email";
import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { text } from "@/emails/tokens";

export type Tone = "accent" | "success" | "danger" | "warning";

/** One word above the title that says at a glance how things stand. Plain text has the title alone. */
export const Mark = block<{ tone: Tone; children: string }>(
  ({ tone, children }) => {
    const { className, style } = paint({ backgroundColor: `${tone}-soft`, color: `${tone}-ink` });
    return (
      <Text style={{ ...text.small, margin: "0 0 14px" }}>
        <span
          className={className}
          style={{ ...style, display: "inline-block", padding: "3px 12px", borderRadius: "999px", fontWeight: 600 }}
        >
          {children}
        </span>
      </Text>
    );
  },
  () => "",
);
