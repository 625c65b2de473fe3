"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import { setLocaleAction } from "@/lib/actions/set-locale";
import { menuItemClass } from "./menu-look";

/** The languages, each in its own words. The reader stays where they are. */
export function LanguageForm({ languages, current }: { languages: { code: string; name: string }[]; current: string }) {
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
              {code === current ? <Icon name="check" /> : null}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
