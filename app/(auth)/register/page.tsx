import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { OtherWaysIn } from "@/components/accounts/other-ways-in";
import { RegisterForm } from "@/components/accounts/register-form";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { signInProviders } from "@/lib/accounts/sign-in-providers";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { localPath } from "@/lib/shared/local-path";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("auth"))("register.title"), robots: { index: false } };
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next);
  if ((await viewer()).user) redirect(next);
  const [locale, t] = await Promise.all([getLocale(), getTranslator("auth")]);
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <h1 className="text-3xl">{t("register.title")}</h1>
      <p className="mt-2 mb-8 text-muted">{t("register.text")}</p>
      <RegisterForm next={next} />
      <OtherWaysIn providers={signInProviders()} next={next} t={t} />
      <p className="mt-8 text-muted">
        {t("register.hasAccount")}{" "}
        <Link href={`/sign-in?next=${encodeURIComponent(next)}`} prefetch={false} className="text-link">
          {t("register.signIn")}
        </Link>
      </p>
    </MessagesProvider>
  );
}
