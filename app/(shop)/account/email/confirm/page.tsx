import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { BackToAccount } from "@/components/accounts/back-to-account";
import { LinkButton } from "@/components/accounts/link-button";
import { LinkOver } from "@/components/accounts/link-over";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { Notice } from "@/components/ui/notice";
import { openLinkOf } from "@/lib/accounts/account-links";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { confirmEmailChangeAction } from "@/lib/actions/confirm-email-change";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslator("account"))("email.title");
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

/** What the link to a new address opens: for the account's owner alone, whoever else reads the mail. */
export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [link, { user }, locale, t, words] = await Promise.all([
    openLinkOf(token, "change_email"),
    viewer(),
    getLocale(),
    getTranslator("account"),
    getTranslator("links"),
  ]);
  if (link && !user) {
    redirect(`/sign-in?next=${encodeURIComponent(`/account/email/confirm?token=${link.token}`)}`);
  }
  const mine = link !== null && user !== null && link.userId === user.id;
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <div className="page-width pt-6 sm:pt-10">
        <div className="mx-auto max-w-md">
          {link === null ? <LinkOver anew="/account/email" t={words} /> : null}
          {link !== null && user && !mine ? (
            <Notice tone="warning" title={t("email.otherTitle")}>
              <p className="break-words">{t("email.otherText", { email: user.email })}</p>
            </Notice>
          ) : null}
          {mine ? (
            <>
              <BackToAccount t={t} />
              <h1 className="mt-2 text-3xl">{t("email.confirmTitle")}</h1>
              <p className="mt-4 text-lg font-medium break-all">{link.email}</p>
              <p className="mt-2 mb-8 break-words text-muted">
                {t("email.confirmText", { email: (await getUserViewOrThrow(user.id)).email })}
              </p>
              <LinkButton
                action={confirmEmailChangeAction}
                token={link.token}
                label={t("email.confirm")}
                pendingLabel={t("email.confirming")}
                problem={t("email.confirmProblem")}
                taken={t("email.taken")}
              />
            </>
          ) : null}
        </div>
      </div>
    </MessagesProvider>
  );
}
