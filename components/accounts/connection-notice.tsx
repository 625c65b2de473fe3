import { Notice } from "@/components/ui/notice";
import { catalogue } from "@/lib/shared/catalogue";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** How connecting a provider ended, by what the page's address says. `connected`: the provider's name. */
export function ConnectionNotice({
  connected,
  problem,
  locale,
}: {
  connected: string | null;
  problem: string | null;
  locale: Locale;
}) {
  const t = translatorFor(locale, "account");
  if (connected !== null) {
    return <Notice tone="success" title={t("waysIn.connected", { provider: connected })} className="mb-5" />;
  }
  if (problem === null) return null;
  const errors: Record<string, string> = catalogue[locale].errors;
  const text =
    problem === "cancelled"
      ? t("waysIn.cancelled")
      : Object.hasOwn(errors, problem)
        ? errors[problem]
        : t("waysIn.provider_failed");
  return (
    <Notice tone={problem === "cancelled" ? "neutral" : "danger"} title={t("waysIn.problem")} className="mb-5">
      <p>{text}</p>
    </Notice>
  );
}
