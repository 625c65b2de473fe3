import { isDeepStrictEqual } from "node:util";
import { type Node, parse } from "./expression-parser";

/** What an expression may speak of: the event of the run, and the one that arrived meanwhile. */
export interface Scope {
  event: unknown;
  async?: unknown;
}

export type Expression = (scope: Scope) => unknown;

/**
 * Compiles an expression of the Common Expression Language. What a path does not find is null, and comparing what has
 * no order is false, as Inngest takes it.
 * @throws SyntaxError for what the worker does not understand
 */
export function compile(text: string): Expression {
  const tree = parse(text);
  checkNames(tree);
  return (scope) => evaluate(tree, scope);
}

/** The text that stands for an expression's value where it is a key: equal values have equal texts. */
export function keyText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function checkNames(node: Node): void {
  if (node.kind === "name" && node.name !== "event" && node.name !== "async") {
    throw new SyntaxError(`${node.name} is not known; there are event and async`);
  }
  for (const part of Object.values(node)) {
    for (const inner of Array.isArray(part) ? part : [part]) {
      if (typeof inner === "object" && inner !== null && "kind" in inner) checkNames(inner as Node);
    }
  }
}

function evaluate(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case "value":
      return node.value;
    case "name":
      return (node.name === "event" ? scope.event : scope.async) ?? null;
    case "list":
      return node.items.map((item) => evaluate(item, scope));
    case "not":
      return evaluate(node.of, scope) !== true;
    case "negative":
      return -Number(evaluate(node.of, scope));
    case "choice":
      return evaluate(evaluate(node.test, scope) === true ? node.yes : node.no, scope);
    case "member":
      return member(evaluate(node.of, scope), evaluate(node.key, scope));
    case "call":
      return call(
        node.method,
        node.args.map((arg) => evaluate(arg, scope)),
      );
    case "binary":
      return binary(node, scope);
  }
}

function member(of: unknown, key: unknown): unknown {
  if (typeof of !== "object" || of === null || !Object.hasOwn(of, String(key))) return null;
  return (of as Record<string, unknown>)[String(key)] ?? null;
}

function binary(node: Extract<Node, { kind: "binary" }>, scope: Scope): unknown {
  const left = evaluate(node.left, scope);
  if (node.sign === "&&") return left === true && evaluate(node.right, scope) === true;
  if (node.sign === "||") return left === true || evaluate(node.right, scope) === true;
  const right = evaluate(node.right, scope);
  switch (node.sign) {
    case "==":
      return isDeepStrictEqual(left, right);
    case "!=":
      return !isDeepStrictEqual(left, right);
    case "in":
      return Array.isArray(right)
        ? right.some((item) => isDeepStrictEqual(item, left))
        : typeof right === "object" && right !== null && Object.hasOwn(right, String(left));
    case "+":
      return typeof left === "number" && typeof right === "number" ? left + right : `${text(left)}${text(right)}`;
    case "-":
      return Number(left) - Number(right);
    case "*":
      return Number(left) * Number(right);
    case "/":
      return Number(left) / Number(right);
    case "%":
      return Number(left) % Number(right);
    default:
      return order(node.sign, left, right);
  }
}

function order(sign: string, left: unknown, right: unknown): boolean {
  const comparable =
    (typeof left === "number" && typeof right === "number") || (typeof left === "string" && typeof right === "string");
  if (!comparable) return false;
  if (sign === "<") return left < right;
  if (sign === "<=") return left <= right;
  if (sign === ">") return left > right;
  return left >= right;
}

function call(method: string, [first, second]: unknown[]): unknown {
  switch (method) {
    case "has":
      return first !== null;
    case "size":
      if (typeof first === "string" || Array.isArray(first)) return first.length;
      return typeof first === "object" && first !== null ? Object.keys(first).length : 0;
    case "string":
      return text(first);
    case "int":
      return Math.trunc(Number(first));
    case "double":
      return Number(first);
    case "contains":
      return Array.isArray(first) ? first.includes(second) : text(first).includes(text(second));
    case "startsWith":
      return text(first).startsWith(text(second));
    case "endsWith":
      return text(first).endsWith(text(second));
    case "matches":
      return new RegExp(text(second)).test(text(first));
    case "lowerAscii":
      return text(first).toLowerCase();
    default:
      return text(first).toUpperCase();
  }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
