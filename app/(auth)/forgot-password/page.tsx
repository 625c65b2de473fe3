import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslator } from "@/app/i18n";
import { LinkRequestForm } from "@/components/accounts/link-request-form";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { linkKinds } from "@/lib/accounts/account-links";
import { askPasswordResetAction } from "@/lib/actions/ask-password-reset";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("links"))("forgot.title"), robots: { index: false } };
}

export default async function ForgotPasswordPage() {
  const [{ user }, locale, t] = await Promise.all([viewer(), getLocale(), getTranslator("links")]);
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors", "links"])}>
      <h1 className="text-3xl">{t("forgot.title")}</h1>
      <p className="mt-2 mb-8 text-muted">{t("forgot.text")}</p>
      <LinkRequestForm
        kind="reset"
        action={askPasswordResetAction}
        minutes={linkKinds.reset_password.minutes}
        email={user?.email ?? ""}
      />
      {user ? null : (
        <p className="mt-8 text-muted">
          {t("forgot.remembered")}{" "}
          <Link href="/sign-in" prefetch={false} className="text-link">
            {t("forgot.signIn")}
          </Link>
        </p>
      )}
    </MessagesProvider>
  );
}
