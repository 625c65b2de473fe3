import { describe, expect, it } from "vitest";
import { errorTable } from "@/lib/errors";
import { catalogue, type Namespace, pickMessages } from "./catalogue";
import { locales } from "./locale";
import { translatorFor } from "./translator";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
}

/**
 * Names of the arguments and tags of an ICU message. Braces at even depth open an argument, those
 * at odd depth open the text of a plural's or select's branch.
 */
function placeholders(message: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  for (let at = 0; at < message.length; at++) {
    if (message[at] === "}") depth--;
    if (message[at] !== "{") continue;
    const argument = depth % 2 === 0 ? /^\{\s*(\w+)/.exec(message.slice(at)) : null;
    if (argument?.[1]) found.add(argument[1]);
    depth++;
  }
  for (const tag of message.matchAll(/<(\w+)>/g)) found.add(`<${tag[1]}>`);
  return [...found].sort();
}

const english = new Map(flatten(catalogue.en));

describe.each(locales.filter((locale) => locale !== "en"))("messages in %s", (locale) => {
  const messages = new Map(flatten(catalogue[locale]));

  it("have the keys of the English ones", () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("have the placeholders of the English ones", () => {
    for (const [key, message] of english)
      expect([key, placeholders(messages.get(key) ?? "")]).toEqual([key, placeholders(message)]);
  });
});

describe.each(locales)("every message in %s", (locale) => {
  it("is not empty and can be formatted", () => {
    for (const namespace of Object.keys(catalogue[locale]) as Namespace[]) {
      const translate = translatorFor(locale, namespace) as unknown as {
        markup: (key: string, values: Record<string, unknown>) => string;
      };
      for (const [key, message] of flatten(catalogue[locale][namespace])) {
        const values = Object.fromEntries(
          placeholders(message).map((name) =>
            name.startsWith("<") ? [name.slice(1, -1), (chunks: string) => chunks] : [name, 2],
          ),
        );
        const text = translate.markup(key, values);
        expect(text.trim()).not.toBe("");
        // what cannot be formatted comes back as its key
        expect(text === key && message !== key).toBe(false);
      }
    }
  });
});

it("has a text for every error code", () => {
  expect(Object.keys(catalogue.en.errors).sort()).toEqual(Object.keys(errorTable).sort());
});

it("picks no more than what is asked for", () => {
  expect(Object.keys(pickMessages("de", ["errors"]))).toEqual(["errors"]);
});

it("sees arguments, nested branches and tags", () => {
  expect(placeholders("{count, plural, one {a seat in {row}} other {seats}} <b>now</b>")).toEqual([
    "<b>",
    "count",
    "row",
  ]);
});
