import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { LinkRequestForm } from "@/components/accounts/link-request-form";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { Icon } from "@/components/ui/icon";
import { linkKinds } from "@/lib/accounts/account-links";
import { askSignInLinkAction } from "@/lib/actions/ask-sign-in-link";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { localPath } from "@/lib/shared/local-path";

interface Search {
  next?: string | string[];
  /** Somebody who is signed in confirms it. */
  again?: string | string[];
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("links"))("signIn.title"), robots: { index: false } };
}

export default async function SignInByEmailPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wish, again } = await searchParams;
  const next = localPath(wish);
  const { user } = await viewer();
  if (user && again !== "1") redirect(next);
  const [locale, t] = await Promise.all([getLocale(), getTranslator("links")]);
  const back = new URLSearchParams({ ...(again === "1" ? { again: "1" } : {}), next });
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors", "links"])}>
      <h1 className="text-3xl">{t("signIn.title")}</h1>
      <p className="mt-2 mb-8 text-muted">{t("signIn.text")}</p>
      <LinkRequestForm
        kind="signIn"
        action={askSignInLinkAction}
        minutes={linkKinds.sign_in.minutes}
        next={next}
        email={user?.email ?? ""}
      />
      <Link
        href={`/sign-in?${back}`}
        prefetch={false}
        className="mt-6 -ml-1 flex min-h-11 w-fit items-center gap-2 px-1 text-link"
      >
        <Icon name="arrow-left" className="size-5" />
        {t("signIn.byPassword")}
      </Link>
    </MessagesProvider>
  );
}
