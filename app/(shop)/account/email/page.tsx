import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { BackToAccount } from "@/components/accounts/back-to-account";
import { EmailChangeForm } from "@/components/accounts/email-change-form";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { linkKinds } from "@/lib/accounts/account-links";
import { signedInRecently } from "@/lib/accounts/confirm-identity";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { getWaysInOrThrow } from "@/lib/accounts/ways-in";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("account"))("email.title"), robots: { index: false } };
}

export default async function ChangeEmailPage() {
  const { user, sessionId } = await viewer();
  if (!user) redirect("/sign-in?next=/account/email");
  const [{ email }, ways, recent, locale, t] = await Promise.all([
    getUserViewOrThrow(user.id),
    getWaysInOrThrow(user.id),
    signedInRecently(sessionId),
    getLocale(),
    getTranslator("account"),
  ]);
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["account", "auth", "errors"])}>
      <div className="page-width pt-6 sm:pt-10">
        <div className="mx-auto max-w-md">
          <BackToAccount t={t} />
          <h1 className="mt-2 text-3xl">{t("email.title")}</h1>
          <p className="mt-3 mb-8 break-words text-muted">{t("email.intro", { email })}</p>
          {ways.password || recent ? (
            <EmailChangeForm email={email} hours={linkKinds.change_email.minutes / 60} hasPassword={ways.password} />
          ) : (
            <Notice tone="warning" title={t("email.signInAgain")}>
              <p>{t("erasing.signInAgainText")}</p>
              <ButtonLink
                href="/sign-in?again=1&next=/account/email"
                variant="secondary"
                prefetch={false}
                className="mt-3"
              >
                {t("email.signInAgain")}
              </ButtonLink>
            </Notice>
          )}
        </div>
      </div>
    </MessagesProvider>
  );
}
