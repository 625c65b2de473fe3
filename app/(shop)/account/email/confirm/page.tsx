import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { BackToAccount } from "@/components/accounts/back-to-account";
import { LinkButton } from "@/components/accounts/link-button";
import { LinkOver } from "@/components/accounts/link-over";
import { SubmitButton } from "@/components/forms/submit-button";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { openLinkOf } from "@/lib/accounts/account-links";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { confirmEmailChangeAction } from "@/lib/actions/confirm-email-change";
import { signOutAction } from "@/lib/actions/sign-out";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslator("account"))("email.title");
  return { title, robots: { index: false }, referrer: "strict-origin" };
}

/** What the link to a new address opens: for the account's owner alone, whoever else reads the mail. */
export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [link, { user }, locale, t, links, words] = await Promise.all([
    openLinkOf(token, "change_email"),
    viewer(),
    getLocale(),
    getTranslator("account"),
    getTranslator("links"),
    getTranslator("common"),
  ]);
  if (link && !user) {
    redirect(`/sign-in?next=${encodeURIComponent(`/account/email/confirm?token=${link.token}`)}`);
  }
  const mine = link !== null && user !== null && link.userId === user.id;
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <div className="page-width pt-6 sm:pt-10">
        <div className="mx-auto max-w-md">
          {link === null ? <LinkOver anew="/account/email" t={links} /> : null}
          {link !== null && user && !mine ? (
            <EmptyState
              icon="users"
              level="h1"
              title={t("email.otherTitle")}
              text={<span className="break-words">{t("email.otherText", { email: user.email })}</span>}
            >
              <form action={signOutAction}>
                <SubmitButton variant="secondary" pendingLabel={words("pending")}>
                  {t("shortcuts.signOut")}
                </SubmitButton>
              </form>
            </EmptyState>
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
