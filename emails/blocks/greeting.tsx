import { block } from "@/emails/block";
import { safeName } from "@/emails/tidy";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { Paragraph } from "./words";

interface Props {
  name: string;
  locale: Locale;
}

function wordsOf({ name, locale }: Props): string {
  const known = safeName(name);
  return known === null ? "" : translatorFor(locale, "mails")("greeting", { name: known });
}

/** Hi Anna, and nothing where the name is an advertisement. */
export const Greeting = block<Props>((props) => {
  const words = wordsOf(props);
  return words === "" ? null : <Paragraph>{words}</Paragraph>;
}, wordsOf);
