import { type _Translator, createTranslator } from "use-intl/core";
import { catalogue, type Messages, type Namespace } from "./catalogue";
import type { Locale } from "./locale";

export type Translator<N extends Namespace> = _Translator<Messages[N]>;

const made = new Map<string, unknown>();

/** Reads messages of one namespace in one language. Kept, since it remembers the messages that it has parsed. */
export function translatorFor<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const key = `${locale} ${namespace}`;
  const known = made.get(key) as Translator<N> | undefined;
  if (known) return known;
  const translator = createTranslator<Messages[N]>({
    locale,
    messages: catalogue[locale][namespace],
    timeZone: "UTC",
  });
  made.set(key, translator);
  return translator;
}
