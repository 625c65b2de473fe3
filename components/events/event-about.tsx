import Link from "next/link";
import type { ReactNode } from "react";
import type { EventDetail } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** What an organizer wrote, in its paragraphs. Text alone: nothing in it is read as HTML. */
export function EventAbout({ event, locale }: { event: EventDetail; locale: Locale }) {
  const t = translatorFor(locale, "event");
  const paragraphs = new Set(
    event.description
      .split(/\n\s*\n/)
      .map((text) => text.trim())
      .filter(Boolean),
  );
  return (
    <>
      {paragraphs.size > 0 ? (
        <Part title={t("about")}>
          <div className="max-w-[42em] space-y-4">
            {[...paragraphs].map((text) => (
              <p key={text} className="whitespace-pre-line">
                {text}
              </p>
            ))}
          </div>
        </Part>
      ) : null}
      <Part title={t("policy")}>
        <p className="max-w-[42em]">
          {refundText(event, locale)} {event.status === "cancelled" ? null : t("refund.cancelled")}
        </p>
      </Part>
      <Part title={t("organizer")}>
        <p>{event.organizer.name}</p>
      </Part>
      {event.tags.length > 0 ? (
        <Part title={t("tags")}>
          <ul className="flex flex-wrap gap-2">
            {event.tags.map((tag) => (
              <li key={tag}>
                <Link
                  href={`/events?tag=${encodeURIComponent(tag)}`}
                  prefetch={false}
                  className="flex min-h-9 items-center rounded-full border border-line bg-surface px-3.5 text-sm transition-colors hover:border-ink"
                >
                  {tag}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-xl">{title}</h2>
      {children}
    </section>
  );
}

function refundText(event: EventDetail, locale: Locale): string {
  const t = translatorFor(locale, "event");
  if (!event.refundPolicy) return t("refund.none");
  const { until: hours, feePercent: fee } = event.refundPolicy;
  return fee === 0 ? t("refund.free", { hours }) : t("refund.fee", { hours, fee });
}
