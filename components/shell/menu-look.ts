/** A menu that drops from the header's right end, in line with the page's content. */
export const menuClass =
  "fixed inset-auto top-15 right-[max(1rem,calc((100vw-77rem)/2+2.5rem))] m-0 w-64 rounded-lg border border-line bg-surface p-2 text-ink shadow-2 open:animate-[rise_140ms_var(--ease-out)]";

export const menuItemClass =
  "flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-left text-sm font-medium hover:bg-sunken aria-[current]:text-accent-ink";
