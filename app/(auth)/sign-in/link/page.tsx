import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { LinkButton } from "@/components/accounts/link-button";
import { LinkOver } from "@/components/accounts/link-over";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { Notice } from "@/components/ui/notice";
import { openLinkOf } from "@/lib/accounts/account-links";
import { signInByLinkAction } from "@/lib/actions/sign-in-by-link";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslator("links"))("enter.title");
  return { title, robots: { index: false }, referrer: "strict-origin" };
}

/**
 * What a mailed link to sign in opens. It says as whom, so that nobody is led into somebody else's account unawares.
 */
export default async function SignInByLinkPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const [link, { user }, locale, t] = await Promise.all([
    openLinkOf(token, "sign_in"),
    viewer(),
    getLocale(),
    getTranslator("links"),
  ]);
  if (!link) return <LinkOver anew="/sign-in/email" t={t} />;
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <h1 className="text-3xl">{t("enter.title")}</h1>
      <p className="mt-2 text-muted">{t("enter.as")}</p>
      <p className="mt-1 mb-8 text-lg font-medium break-all">{link.email}</p>
      {link.verified ? null : (
        <Notice className="mb-6">
          <p>{t("enter.proof")}</p>
          {link.hasPassword ? <p>{t("enter.ends")}</p> : null}
        </Notice>
      )}
      {user && user.id !== link.userId ? (
        <Notice className="mb-6">
          <p className="break-words">{t("enter.instead", { email: user.email })}</p>
        </Notice>
      ) : null}
      <LinkButton
        action={signInByLinkAction}
        token={link.token}
        label={t("enter.submit")}
        pendingLabel={t("enter.pending")}
        problem={t("enter.problem")}
      />
    </MessagesProvider>
  );
}
