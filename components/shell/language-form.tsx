"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { setLocaleAction } from "@/lib/actions/set-locale";
import { menuItemClass } from "./menu-look";

/** The languages, each in its own words. The reader stays where they are. */
export function LanguageForm({
  languages,
  current,
  mark,
}: {
  languages: { code: string; name: string }[];
  current: string;
  /** Stands beside the language in use. */
  mark: ReactNode;
}) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return (
    <form action={setLocaleAction}>
      <input type="hidden" name="path" value={search ? `${pathname}?${search}` : pathname} />
      <ul>
        {languages.map(({ code, name }) => (
          <li key={code}>
            <button
              type="submit"
              name="locale"
              value={code}
              lang={code}
              aria-current={code === current ? "true" : undefined}
              className={menuItemClass}
            >
              <span className="flex-1">{name}</span>
              {code === current ? mark : null}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
