import type { JsonSchema } from "./documented";

/** Texts that break what is careless with texts. */
export const hostileTexts: Record<string, string> = {
  empty: "",
  spaces: "   ",
  long: "x".repeat(10_000),
  NUL: "a\u0000b",
  bell: "a\u0007b",
  "line breaks": "a\r\nX-Injected: 1\r\n\r\nb",
  markup: "<script>alert(1)</script>",
  "an image": '"><img src=x onerror=alert(1)>',
  quotes: "'; DROP TABLE seats; --",
  "always true": "' OR '1'='1",
  template: "$" + "{7*7}{{7*7}}<%= 7*7 %>",
  formula: "=cmd|' /C calc'!A0",
  path: "../../../../etc/passwd",
  emoji: "👩‍👩‍👧‍👦😀",
  "right to left": "a\u202egnp.exe",
  "half a character": "a\ud800b",
  "combining marks": `a${"\u0301".repeat(500)}`,
  percent: "%00%ff%s%n%x",
  JSON: '{"$gt":""}',
  "a day of no year": "0000-01-01",
  "a moment of no year": "0000-01-01T00:00:00Z",
  "a number too large": "99999999999999999999",
  null: "null",
  prototype: "__proto__",
};

/** Values of every kind of JSON, to be put where another kind belongs. */
export const kinds: Record<string, unknown> = {
  null: null,
  "a boolean": true,
  "a whole number": 7,
  "a fraction": 0.5,
  "a huge number": 1e308,
  "a negative number": -1,
  "a text": "text",
  "an empty list": [],
  "a list": [null, 1, "x", {}],
  "an empty object": {},
  "an object": { $gt: "" },
  "lists in lists": [[[[]]]],
};

export interface Property {
  /** As errors name it: `buyer.name`. */
  path: string;
  schema: JsonSchema;
  required: boolean;
}

/** The properties of a schema of an object, and those of objects within it; of alternatives all. */
export function propertiesOf(schema: JsonSchema, prefix = ""): Property[] {
  const alternatives = (schema.anyOf ?? []) as JsonSchema[];
  const own = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, inner]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const required = ((schema.required ?? []) as string[]).includes(name);
    return [{ path, schema: inner, required }, ...propertiesOf(inner, path)];
  });
  return [...own, ...alternatives.flatMap((alternative) => propertiesOf(alternative, prefix))];
}

/** A copy of an object with one property, by its path, replaced; undefined takes it away. */
export function replaced(value: unknown, path: string, by: unknown): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const names = path.split(".");
  const last = names.pop() ?? "";
  const parent = names.reduce<Record<string, unknown>>((at, name) => {
    at[name] ??= {};
    return at[name] as Record<string, unknown>;
  }, copy);
  if (by === undefined) delete parent[last];
  else parent[last] = by;
  return copy;
}
