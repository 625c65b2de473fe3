import type { Metadata } from "next";
import { SiteFrame } from "@/components/shell/site-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { getLocale, getTranslator } from "./i18n";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("problem"))("notFoundTitle") };
}

export default async function NotFound() {
  const [locale, t] = await Promise.all([getLocale(), getTranslator("problem")]);
  return (
    <SiteFrame locale={locale}>
      <div className="page-width pt-12 sm:pt-20">
        <EmptyState icon="ticket" title={t("notFoundTitle")} text={t("notFoundText")} level="h1">
          <ButtonLink href="/events" prefetch={false}>
            {t("toEvents")}
          </ButtonLink>
          <ButtonLink href="/" variant="secondary" prefetch={false}>
            {t("toHome")}
          </ButtonLink>
        </EmptyState>
      </div>
    </SiteFrame>
  );
}
