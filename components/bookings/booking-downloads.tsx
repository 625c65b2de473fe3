import { buttonClass } from "@/components/ui/button-look";
import { Icon, type IconName } from "@/components/ui/icon";
import type { BookingView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { withToken } from "./with-token";

/** What one can take along: tickets on paper, the date, the receipt. */
export function BookingDownloads({
  booking,
  usable,
  token,
  locale,
}: {
  booking: BookingView;
  /** Valid tickets that were not given away. */
  usable: number;
  token: string | null;
  locale: Locale;
}) {
  const t = translatorFor(locale, "bookings");
  const root = `/api/v1/bookings/${booking.id}`;
  const files: { icon: IconName; label: string; path: string }[] = [
    ...(usable > 0
      ? [
          {
            icon: "ticket" as const,
            label: t(usable > 1 ? "download.all" : "download.one"),
            path: `${root}/tickets?format=pdf`,
          },
          { icon: "calendar" as const, label: t("download.calendar"), path: `${root}/calendar` },
        ]
      : []),
    { icon: "receipt", label: t("download.receipt"), path: `${root}/receipt?format=pdf` },
  ];
  return (
    <ul aria-label={t("download.title")} className="mt-5 flex flex-wrap gap-3 print:hidden">
      {files.map(({ icon, label, path }) => (
        <li key={path} className="max-sm:flex-1 max-sm:basis-full">
          <a
            href={withToken(path, token)}
            download
            className={`${buttonClass({ variant: "secondary" })} max-sm:w-full`}
          >
            <Icon name={icon} /> {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
