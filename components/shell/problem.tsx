"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button-look";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import german from "@/lib/shared/messages/de/problem.json";
import english from "@/lib/shared/messages/en/problem.json";

/** Whatever failed may be what hands out the texts; so these few come with the page's script. */
const texts = { en: english, de: german };

const never = () => () => undefined;
const pageLanguage = () => document.documentElement.lang;
const unknown = () => defaultLocale;

/**
 * Says that a page could not be shown, and offers to try again. Focus moves here, since what had it is gone. Its link
 * loads a whole new page: the router may be what broke.
 */
export function Problem({ retry }: { retry: () => void }) {
  const language = useSyncExternalStore(never, pageLanguage, unknown);
  const t = texts[isLocale(language) ? language : defaultLocale];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page-width flex flex-col items-center pt-16 text-center sm:pt-24">
      <h1 ref={heading} tabIndex={-1} className="text-2xl">
        {t.errorTitle}
      </h1>
      <p className="mt-3 max-w-prose text-muted">{t.errorText}</p>
      <div className="mt-7 flex flex-wrap justify-center gap-3">
        <button type="button" onClick={retry} className={buttonClass()}>
          {t.retry}
        </button>
        <a href="/bookings" className={buttonClass({ variant: "secondary" })}>
          {t.toBookings}
        </a>
      </div>
    </div>
  );
}
