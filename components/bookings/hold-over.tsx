"use client";

import { useTranslations } from "use-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A hold that has ended: nobody was charged, and the seats are to be had again. */
export function HoldOver({ slug, released = false }: { slug: string; released?: boolean }) {
  const t = useTranslations("checkout.over");
  return (
    <div role="status">
      <EmptyState icon="clock" title={released ? t("released") : t("title")} text={t("text")}>
        <ButtonLink href={`/events/${slug}/seats`} prefetch={false}>
          {t("again")}
        </ButtonLink>
        <ButtonLink href={`/events/${slug}`} variant="secondary" prefetch={false}>
          {t("event")}
        </ButtonLink>
      </EmptyState>
    </div>
  );
}
