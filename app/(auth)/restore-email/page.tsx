import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { LinkButton } from "@/components/accounts/link-button";
import { LinkOver } from "@/components/accounts/link-over";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { openLinkOf } from "@/lib/accounts/account-links";
import { restoreEmailAction } from "@/lib/actions/restore-email";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslator("links"))("restore.title");
  return { title, robots: { index: false }, referrer: "strict-origin" };
}

/** What the link opens that an account's earlier address was sent. */
export default async function RestoreEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [link, locale, t] = await Promise.all([
    openLinkOf(token, "restore_email"),
    getLocale(),
    getTranslator("links"),
  ]);
  if (!link) return <LinkOver anew="/sign-in" label={t("over.toSignIn")} t={t} />;
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <h1 className="text-3xl">{t("restore.title")}</h1>
      <p className="mt-4 text-lg font-medium break-all">{link.email}</p>
      <p className="mt-2 mb-8 text-muted">{t("restore.text")}</p>
      <LinkButton
        action={restoreEmailAction}
        token={link.token}
        label={t("restore.submit")}
        pendingLabel={t("restore.pending")}
        problem={t("restore.problem")}
        taken={t("restore.taken")}
      />
    </MessagesProvider>
  );
}
