import { Section, Text } from "react-email";
import { block } from "@/emails/block";
import { paint } from "@/emails/paint";
import { terms } from "@/emails/plain-text";
import { text } from "@/emails/tokens";

export interface Change {
  about: string;
  /** What holds from now on, and what held before; null where there was, or is, nothing. */
  now: string | null;
  before: string | null;
}

/** What is different, with what it was. */
export const Changes = block<{ changes: readonly Change[]; before: string }>(
  ({ changes, before }) => {
    const box = paint({ backgroundColor: "warning-soft" });
    const label = paint({ color: "warning-ink" });
    const ink = paint({ color: "ink" });
    const muted = paint({ color: "muted" });
    return (
      <Section
        className={box.className}
        style={{ ...box.style, borderRadius: "12px", margin: "20px 0", padding: "16px 16px 4px" }}
      >
        {changes.map((change) => (
          <Text
            key={change.about}
            style={{ ...text.base, margin: "0 0 12px", overflowWrap: "anywhere", wordBreak: "break-word" }}
          >
            <span className={label.className} style={{ ...text.small, ...label.style, fontWeight: 600 }}>
              {change.about}
            </span>
            {change.now === null ? null : (
              <>
                <br />
                <strong className={ink.className} style={{ ...ink.style, fontWeight: 600 }}>
                  {change.now}
                </strong>
              </>
            )}
            {change.before === null ? null : (
              <>
                <br />
                <span className={muted.className} style={{ ...text.small, ...muted.style }}>
                  {before} <s>{change.before}</s>
                </span>
              </>
            )}
          </Text>
        ))}
      </Section>
    );
  },
  ({ changes, before }) =>
    changes
      .map(({ about, now, before: old }) =>
        terms([
          ...(now === null ? [] : [[about, now] as const]),
          ...(old === null ? [] : [[now === null ? about : before.replace(/:$/, ""), old] as const]),
        ]),
      )
      .join("\n"),
);
