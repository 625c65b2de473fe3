"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** The address that a click will open in this tab, if it is another page of this site. */
function targetOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  // data-browse: lists that show their own waiting
  if (!(link instanceof HTMLAnchorElement) || link.target || link.download || "browse" in link.dataset) return null;
  if (link.origin !== location.origin) return null;
  const here = location.pathname + location.search;
  return link.pathname + link.search === here ? null : link.pathname + link.search;
}

/**
 * A line at the top while the next page is on its way. It appears only when that takes long enough
 * to wonder, and goes when the address has changed.
 */
export function NavigationProgress() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (targetOf(event)) setLeaving(`${location.pathname}?${location.search.slice(1)}`);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  if (leaving !== address) return null;
  return (
    <div aria-hidden="true" className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <div className="h-full w-full origin-left animate-[advance_8s_150ms_cubic-bezier(0.1,0.7,0.1,1)_both] bg-accent" />
    </div>
  );
}
