import "server-only";

/** Deeper than any plan goes (nine levels), and shallow enough for every reader. */
const MAX_DEPTH = 100;

export interface SyntaxFault {
  /** Position in the text, in UTF-16 units. */
  offset: number;
  reason: string;
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const words = ["true", "false", "null"];

/**
 * Where a text stops being JSON (RFC 8259) or nests too deeply; null when it is sound. The
 * engine's own parser names no place for most faults, and spends memory on hostile nesting.
 * One pass with a stack of its own.
 */
export function findSyntaxError(text: string): SyntaxFault | null {
  const open: ("{" | "[")[] = [];
  let expected: "value" | "first value" | "first key" | "key" | "comma" = "value";
  let at = 0;

  const fault = (offset: number, wanted: string): SyntaxFault => {
    const found = text.codePointAt(offset);
    const seen = found === undefined ? "the text ends" : `found ${quote(found)}`;
    return { offset, reason: `expected ${wanted}, but ${seen}` };
  };

  for (;;) {
    at = skipSpace(text, at);
    const character = text[at];
    const inside = open.at(-1);

    if (expected === "comma") {
      if (inside === undefined) return character === undefined ? null : fault(at, "the end");
      if (character === ",") expected = inside === "{" ? "key" : "value";
      else if (character === (inside === "{" ? "}" : "]")) open.pop();
      else return fault(at, inside === "{" ? "“,” or “}”" : "“,” or “]”");
      at++;
      continue;
    }

    if (expected === "first key" || expected === "key") {
      if (expected === "first key" && character === "}") {
        open.pop();
        expected = "comma";
        at++;
        continue;
      }
      if (character !== '"') return fault(at, "a name in double quotes");
      const end = skipString(text, at);
      if (typeof end !== "number") return end;
      at = skipSpace(text, end);
      if (text[at] !== ":") return fault(at, "“:”");
      at++;
      expected = "value";
      continue;
    }

    if (character === "{" || character === "[") {
      open.push(character);
      if (open.length > MAX_DEPTH) return { offset: at, reason: `nested more than ${MAX_DEPTH} levels deep` };
      expected = character === "{" ? "first key" : "first value";
      at++;
    } else if (character === "]" && expected === "first value") {
      open.pop();
      expected = "comma";
      at++;
    } else {
      const end = character === '"' ? skipString(text, at) : skipPlain(text, at);
      if (end === null) return fault(at, "a value");
      if (typeof end !== "number") return end;
      at = end;
      expected = "comma";
    }
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

/** The end of the string that starts at `from`, or what is wrong in it. */
function skipString(text: string, from: number): number | SyntaxFault {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { offset: at, reason: `${quote(code)} must be escaped in a string` };
    if (code === 0x5c) {
      escaped.lastIndex = at;
      if (!escaped.test(text)) return { offset: at, reason: "not an escape sequence" };
      at = escaped.lastIndex;
    } else {
      at++;
    }
  }
  return { offset: from, reason: "the string does not end" };
}

/** The end of the number or word that starts at `from`; null when there is none. */
function skipPlain(text: string, from: number): number | null {
  for (const word of words) {
    if (text.startsWith(word, from)) return from + word.length;
  }
  number.lastIndex = from;
  return number.test(text) ? number.lastIndex : null;
}

function quote(code: number): string {
  const printable = code > 0x20 && (code < 0x7f || code > 0x9f) && (code < 0xd800 || code > 0xdfff);
  return printable ? `“${String.fromCodePoint(code)}”` : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
