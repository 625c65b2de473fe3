import Link from "next/link";
import type { ReactNode } from "react";
import type { EventDetail } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { paragraphsOf } from "@/lib/shared/paragraphs";
import { translatorFor } from "@/lib/shared/translator";

/** What an organizer wrote, in its paragraphs. Text alone: nothing in it is read as HTML. */
export function EventAbout({ event, locale }: { event: EventDetail; locale: Locale }) {
  const t = translatorFor(locale, "event");
  const paragraphs = paragraphsOf(event.description);
  return (
    <>
      {paragraphs.length > 0 ? (
        <Part title={t("about")}>
          <div className="max-w-[42em] space-y-4">
            {paragraphs.map((text) => (
              <p key={text} className="whitespace-pre-line">
                {text}
              </p>
            ))}
          </div>
        </Part>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-10 sm:grid-cols-2">
        <Part title={t("policy")}>
          <p>
            {refundText(event, locale)} {event.status === "cancelled" ? null : t("refund.cancelled")}
          </p>
        </Part>
        <Part title={t("organizer")}>
          <p>
            <Link href={`/organizers/${event.organizer.slug}`} prefetch={false} className="text-link">
              {event.organizer.name}
            </Link>
          </p>
        </Part>
        {event.artists.length > 0 ? (
          <Part title={t("artists")}>
            <Labels labels={event.artists.map((artist) => ({ label: artist, href: { artist } }))} />
          </Part>
        ) : null}
        {event.tags.length > 0 ? (
          <Part title={t("tags")}>
            <Labels labels={event.tags.map((tag) => ({ label: tag, href: { tag } }))} />
          </Part>
        ) : null}
      </div>
    </>
  );
}

export function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section id={id}>
      <h2 className="mb-3 text-xl">{title}</h2>
      {children}
    </section>
  );
}

function Labels({ labels }: { labels: { label: string; href: Record<string, string> }[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {labels.map(({ label, href }) => (
        <li key={label} className="max-w-full">
          <Link
            href={`/events?${new URLSearchParams(href)}`}
            prefetch={false}
            className="flex min-h-9 items-center rounded-full border border-line bg-surface px-3.5 text-sm transition-colors hover:border-ink"
          >
            <span className="truncate">{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function refundText(event: EventDetail, locale: Locale): string {
  const t = translatorFor(locale, "event");
  if (!event.refundPolicy) return t("refund.none");
  const { until: hours, feePercent: fee } = event.refundPolicy;
  return fee === 0 ? t("refund.free", { hours }) : t("refund.fee", { hours, fee });
}
