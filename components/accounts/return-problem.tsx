import { Notice } from "@/components/ui/notice";
import { catalogue } from "@/lib/shared/catalogue";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** What went wrong on the way to another provider and back, by the code in the page's address. */
export function ReturnProblem({ code, locale }: { code: string; locale: Locale }) {
  const t = translatorFor(locale, "auth");
  const { problem } = catalogue[locale].auth.elsewhere;
  const errors: Record<string, string> = catalogue[locale].errors;
  const known = Object.hasOwn(problem, code) ? problem[code as keyof typeof problem] : null;
  const text = known ?? (Object.hasOwn(errors, code) ? errors[code] : problem.provider_failed);
  return (
    <Notice tone={code === "cancelled" ? "neutral" : "danger"} title={t("elsewhere.title")} className="mb-6">
      <p>{text}</p>
    </Notice>
  );
}
