import "server-only";
import { type Styles, Text } from "@react-pdf/renderer";
import { printable } from "./printable";

type Style = Styles[string];

/** The height of a line is taken from the size beside it, never from an inherited one: so both stand here. */
const usual = { fontSize: 9.5, lineHeight: 1.35 };

/** Any text, from whomever, in letters that can write it. With `lines`: cut there, with an ellipsis. */
export function Words({ children, style, lines }: { children: string; style?: Style | Style[]; lines?: number }) {
  const cut = lines === undefined ? {} : { maxLines: lines, textOverflow: "ellipsis" as const };
  return (
    <Text style={[usual, style ?? {}, cut].flat()}>
      {printable(children).runs.map((run, i) => (
        <Text key={`${i} ${run.text}`} style={{ fontFamily: run.family }}>
          {run.text}
        </Text>
      ))}
    </Text>
  );
}
