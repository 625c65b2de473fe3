import { Icon } from "@/components/ui/icon";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

const promises = [
  ["map", "seat"],
  ["hold", "clock"],
  ["money", "receipt"],
] as const;

/** What buyers can rely on, in three sentences. */
export function Promises({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "home");
  return (
    <section aria-labelledby="promise" className="rounded-lg border border-line bg-surface px-6 py-8 sm:px-10 sm:py-10">
      <h2 id="promise" className="text-2xl">
        {t("promise.title")}
      </h2>
      <ul className="mt-7 grid gap-8 md:grid-cols-3 md:gap-10">
        {promises.map(([promise, icon]) => (
          <li key={promise}>
            <Icon name={icon} className="size-7 text-accent-ink" />
            <h3 className="mt-3 font-semibold">{t(`promise.${promise}`)}</h3>
            <p className="mt-1 text-muted">{t(`promise.${promise}Text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
