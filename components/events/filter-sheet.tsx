import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { iconButtonClass } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";
import { BROWSE_FORM } from "@/lib/shared/browse-address";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/**
 * The filters beside the list; on small screens a sheet that rises from the bottom. A popover, so that it opens
 * without scripts, closes on Escape or a tap beside it, and gives the focus back.
 */
export function FilterSheet({ count, locale, children }: { count: number; locale: Locale; children: ReactNode }) {
  const t = translatorFor(locale, "browse");
  const words = translatorFor(locale, "common");
  return (
    <aside
      id="filters"
      popover="auto"
      aria-label={t("filters")}
      className="print:hidden m-0 border-0 p-0 text-ink backdrop:bg-overlay max-lg:fixed max-lg:inset-x-0 max-lg:top-auto max-lg:bottom-0 max-lg:max-h-[88dvh] max-lg:w-full max-lg:max-w-none max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:rounded-t-lg max-lg:bg-surface max-lg:shadow-3 max-lg:open:animate-[rise_180ms_var(--ease-out)] lg:static lg:row-span-2 lg:row-start-1 lg:block lg:w-auto lg:overflow-visible lg:bg-transparent"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between border-b border-line bg-surface py-2 pr-2 pl-5 lg:hidden">
        <h2 className="text-lg">{t("filters")}</h2>
        <button
          type="button"
          popoverTarget="filters"
          popoverTargetAction="hide"
          aria-label={words("close")}
          className={iconButtonClass}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="max-lg:p-5">{children}</div>
      <div className="sticky bottom-0 z-10 border-t border-line bg-surface p-4 pb-[max(1rem,env(safe-area-inset-bottom))] lg:hidden">
        <Button form={BROWSE_FORM} type="submit" size="lg" block>
          {t("showCount", { count })}
        </Button>
      </div>
    </aside>
  );
}
