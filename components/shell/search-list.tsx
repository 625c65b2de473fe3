"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { OptionGroup, SearchOption } from "./search-options";
import type { SearchTexts } from "./search-texts";

const groups: readonly OptionGroup[] = ["events", "artists", "venues", "cities"];

/** The suggestions below a search field. The focus stays in the field, which names the one that is chosen. */
export function SearchList({
  id,
  options,
  active,
  texts,
  onChoose,
  className,
}: {
  id: string;
  options: SearchOption[];
  active: number;
  texts: SearchTexts;
  onChoose: () => void;
  className?: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
    else list.current?.scrollTo({ top: 0 });
  }, [active, id]);

  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={texts.list}
      // a press must not take the focus from the field
      onMouseDown={(event) => event.preventDefault()}
      hidden={options.length === 0}
      className={classNames(
        "absolute inset-x-0 top-full z-50 mt-2 max-h-[min(30rem,62dvh)] overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface p-2 text-left shadow-3 motion-safe:animate-[rise_140ms_var(--ease-out)]",
        className,
      )}
    >
      {groups.map((group) => {
        const first = options.findIndex((option) => option.group === group);
        if (first < 0) return null;
        return (
          <fieldset key={group} aria-labelledby={`${id}-${group}`} className="min-w-0 not-first:mt-1.5">
            <div id={`${id}-${group}`} className="px-3 pt-1.5 pb-1 text-xs font-medium text-muted">
              {texts.groups[group]}
            </div>
            {options
              .filter((option) => option.group === group)
              .map((option, at) => (
                <Link
                  key={option.href}
                  id={`${id}-${first + at}`}
                  role="option"
                  aria-selected={first + at === active}
                  tabIndex={-1}
                  href={option.href}
                  prefetch={false}
                  onClick={onChoose}
                  className="flex min-h-11 flex-col justify-center rounded-md sm:flex-row sm:items-baseline sm:justify-between sm:gap-3 px-3 py-2 text-sm sm:py-2.5 hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent-ink"
                >
                  <span className="max-w-full min-w-0 truncate font-medium">{option.title}</span>
                  <span className="max-w-full truncate text-muted sm:max-w-[55%] sm:shrink-0">{option.detail}</span>
                </Link>
              ))}
          </fieldset>
        );
      })}
    </div>
  );
}
