import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { LinkOver } from "@/components/accounts/link-over";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { openLinkOf } from "@/lib/accounts/account-links";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslator("links"))("reset.title");
  return { title, robots: { index: false }, referrer: "strict-origin" };
}

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [link, locale, t] = await Promise.all([
    openLinkOf(token, "reset_password"),
    getLocale(),
    getTranslator("links"),
  ]);
  if (!link) return <LinkOver anew="/forgot-password" t={t} />;
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors", "links"])}>
      <h1 className="text-3xl">{t("reset.title")}</h1>
      <p className="mt-2 mb-8 break-words text-muted">{t("reset.text", { email: link.email })}</p>
      <ResetPasswordForm token={link.token} email={link.email} />
    </MessagesProvider>
  );
}
