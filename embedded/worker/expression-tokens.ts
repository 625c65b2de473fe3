export type Token =
  | { kind: "number"; value: number }
  | { kind: "string"; value: string }
  | { kind: "name"; value: string }
  | { kind: "sign"; value: string }
  | { kind: "end"; value: "" };

const signs = [
  "&&",
  "||",
  "==",
  "!=",
  "<=",
  ">=",
  "<",
  ">",
  "!",
  "+",
  "-",
  "*",
  "/",
  "%",
  "?",
  ":",
  ".",
  ",",
  "(",
  ")",
];
const sign = [...signs, "[", "]"].map((text) => text.replace(/[[\]().*+?|]/g, "\\$&")).join("|");
const pattern = new RegExp(
  `\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)u?|("(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')|([A-Za-z_]\\w*)|(${sign}))`,
  "y",
);
const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r" };

/** Splits an expression. @throws SyntaxError for what no token begins with */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  pattern.lastIndex = 0;
  while (text.slice(pattern.lastIndex).trim() !== "") {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new SyntaxError(`cannot read ${JSON.stringify(text.slice(start).trim().slice(0, 20))}`);
    const [, number, string, name, mark] = match;
    if (number !== undefined) found.push({ kind: "number", value: Number(number) });
    else if (string !== undefined) found.push({ kind: "string", value: unquote(string) });
    else if (name !== undefined) found.push({ kind: "name", value: name });
    else found.push({ kind: "sign", value: mark ?? "" });
  }
  return [...found, { kind: "end", value: "" }];
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
