import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { LinkButton } from "@/components/accounts/link-button";
import { LinkOver } from "@/components/accounts/link-over";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { confirmationState } from "@/lib/accounts/confirm-address";
import { confirmAddressAction } from "@/lib/actions/confirm-address";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslator("links"))("verify.title");
  return { title, robots: { index: false }, referrer: "strict-origin" };
}

export default async function VerifyEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [link, locale, t] = await Promise.all([confirmationState(token), getLocale(), getTranslator("links")]);
  if (link === "over") return <LinkOver anew="/account" label={t("verify.toAccount")} t={t} />;
  if (link === "done") {
    return (
      <EmptyState icon="check" level="h1" title={t("verify.doneTitle")} text={t("verify.doneText")}>
        <ButtonLink href="/events">{t("verify.toEvents")}</ButtonLink>
        <ButtonLink href="/account" variant="secondary" prefetch={false}>
          {t("verify.toAccount")}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <h1 className="text-3xl">{t("verify.title")}</h1>
      <p className="mt-4 text-lg font-medium break-all">{link.email}</p>
      <p className="mt-2 mb-8 text-muted">{t("verify.text")}</p>
      <LinkButton
        action={confirmAddressAction}
        token={link.token}
        label={t("verify.submit")}
        pendingLabel={t("verify.pending")}
        problem={t("verify.problem")}
      />
    </MessagesProvider>
  );
}
