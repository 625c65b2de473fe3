import { type Token, tokens } from "./expression-tokens";

export type Node =
  | { kind: "value"; value: unknown }
  | { kind: "name"; name: string }
  | { kind: "member"; of: Node; key: Node }
  | { kind: "call"; method: string; args: Node[] }
  | { kind: "list"; items: Node[] }
  | { kind: "not" | "negative"; of: Node }
  | { kind: "binary"; sign: string; left: Node; right: Node }
  | { kind: "choice"; test: Node; yes: Node; no: Node };

/** From what binds least to what binds most. */
const levels = [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];
const words: Record<string, unknown> = { true: true, false: false, null: null };
/** Functions by name, and methods, which get what stands before their full stop as the first argument. */
const functions = new Map([
  ["size", 1],
  ["has", 1],
  ["string", 1],
  ["int", 1],
  ["double", 1],
]);
const methods = new Map([
  ["startsWith", 2],
  ["endsWith", 2],
  ["contains", 2],
  ["matches", 2],
  ["size", 1],
  ["lowerAscii", 1],
  ["upperAscii", 1],
]);

/**
 * The tree of an expression in the part of the Common Expression Language that functions use in their triggers and
 * keys.
 * @throws SyntaxError for what is not of that part
 */
export function parse(text: string): Node {
  const list = tokens(text);
  let at = 0;
  const peek = (): Token => list[at] ?? { kind: "end", value: "" };
  const is = (value: string) => peek().value === value && peek().kind !== "string" && peek().kind !== "end";
  const take = (value: string): boolean => {
    if (!is(value)) return false;
    at++;
    return true;
  };
  const expect = (value: string) => {
    if (!take(value)) throw new SyntaxError(`expected ${value} instead of ${peek().value || "the end"}`);
  };

  function expression(): Node {
    const test = binary(0);
    if (!take("?")) return test;
    const yes = expression();
    expect(":");
    return { kind: "choice", test, yes, no: expression() };
  }

  function binary(level: number): Node {
    const signs = levels[level];
    if (!signs) return unary();
    let left = binary(level + 1);
    for (let sign = signs.find(is); sign !== undefined; sign = signs.find(is)) {
      at++;
      left = { kind: "binary", sign, left, right: binary(level + 1) };
    }
    return left;
  }

  function unary(): Node {
    if (take("!")) return { kind: "not", of: unary() };
    if (take("-")) return { kind: "negative", of: unary() };
    return postfix();
  }

  function postfix(): Node {
    let node = primary();
    for (;;) {
      if (take("[")) {
        node = { kind: "member", of: node, key: expression() };
        expect("]");
      } else if (take(".")) {
        const name = word();
        node = is("(")
          ? call(name, methods, [node])
          : { kind: "member", of: node, key: { kind: "value", value: name } };
      } else return node;
    }
  }

  function primary(): Node {
    if (take("(")) {
      const inner = expression();
      expect(")");
      return inner;
    }
    if (take("[")) return { kind: "list", items: items("]") };
    const token = peek();
    if (token.kind === "number" || token.kind === "string") {
      at++;
      return { kind: "value", value: token.value };
    }
    const name = word();
    if (Object.hasOwn(words, name)) return { kind: "value", value: words[name] };
    return is("(") ? call(name, functions, []) : { kind: "name", name };
  }

  function call(method: string, known: Map<string, number>, before: Node[]): Node {
    expect("(");
    const args = [...before, ...items(")")];
    if (known.get(method) !== args.length) throw new SyntaxError(`${method}() is not known with ${args.length} values`);
    return { kind: "call", method, args };
  }

  function items(end: string): Node[] {
    const found: Node[] = [];
    if (take(end)) return found;
    do found.push(expression());
    while (take(","));
    expect(end);
    return found;
  }

  function word(): string {
    const token = peek();
    if (token.kind !== "name") throw new SyntaxError(`expected a name instead of ${token.value || "the end"}`);
    at++;
    return token.value;
  }

  const tree = expression();
  if (peek().kind !== "end") throw new SyntaxError(`did not expect ${peek().value}`);
  return tree;
}
