import { useTranslations } from "use-intl";

/** What the marks mean that no price category has: taken and chosen. */
export function MapKey() {
  const t = useTranslations("seats.legend");
  return (
    <ul className="flex gap-3 text-xs text-muted sm:gap-4 sm:text-sm">
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="-10 -10 20 20" className="size-4">
          <circle r="7.5" fill="color-mix(in oklab, var(--muted) 34%, var(--surface))" />
        </svg>
        {t("taken")}
      </li>
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="-10 -10 20 20" className="size-4">
          <circle r="9" fill="var(--ink)" />
          <path
            d="m-4.2 0.5 3.1 3.1 5.5-6.5"
            fill="none"
            stroke="var(--surface)"
            strokeWidth="2.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {t("chosen")}
      </li>
    </ul>
  );
}
