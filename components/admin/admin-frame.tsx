import Link from "next/link";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

export type AdminRoom = "background" | "mails";
const rooms: readonly AdminRoom[] = ["background", "mails"];

/** What every admin page has at its top: where one is, and where one can go. */
export function AdminFrame({
  room,
  title,
  text,
  aside,
  locale,
  children,
}: {
  room: AdminRoom;
  title: string;
  text?: string;
  /** Beside the title. */
  aside?: ReactNode;
  locale: Locale;
  children: ReactNode;
}) {
  const t = translatorFor(locale, "admin");
  return (
    <div className="page-width pt-6 pb-16 sm:pt-8">
      <nav aria-label={t("nav.label")} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ul className="flex w-max border-b border-line sm:w-auto">
          {rooms.map((each) => (
            <li key={each}>
              <Link
                href={`/admin/${each}`}
                prefetch={false}
                aria-current={each === room ? "page" : undefined}
                className="-mb-px flex min-h-12 items-center border-b-2 border-transparent px-3 text-sm font-medium text-muted transition-colors hover:text-ink focus-visible:outline-offset-[-3px] aria-[current=page]:border-accent aria-[current=page]:text-ink"
              >
                {t(`nav.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl break-words">{title}</h1>
          {text ? <p className="mt-1 max-w-prose text-muted">{text}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}
