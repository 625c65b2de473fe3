import type { Metadata } from "next";
import { getTranslator } from "@/app/i18n";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("account"))("erased.title"), robots: { index: false } };
}

export default async function ErasedPage() {
  const t = await getTranslator("account");
  return (
    <div className="page-width pt-10 sm:pt-16">
      <div className="mx-auto max-w-2xl">
        <EmptyState icon="check" level="h1" title={t("erased.title")} text={t("erased.text")}>
          <ButtonLink href="/events">{t("erased.toEvents")}</ButtonLink>
        </EmptyState>
      </div>
    </div>
  );
}
