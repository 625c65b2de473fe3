import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { OtherWaysIn } from "@/components/accounts/other-ways-in";
import { ReturnProblem } from "@/components/accounts/return-problem";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { signInProviders } from "@/lib/accounts/sign-in-providers";
import { getWaysInOrThrow } from "@/lib/accounts/ways-in";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { localPath } from "@/lib/shared/local-path";
import type { Translator } from "@/lib/shared/translator";

interface Search {
  next?: string | string[];
  /** A code that says why somebody is here again. */
  error?: string | string[];
  /** Somebody who is signed in confirms it. */
  again?: string | string[];
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("auth"))("signIn.title"), robots: { index: false } };
}

/** Why to sign in, from where the reader wanted to go. */
function reason(next: string, t: Translator<"auth">): string {
  if (next.startsWith("/checkout/")) return t("signIn.toCheckout");
  if (next.startsWith("/bookings/") || next.startsWith("/tickets/")) return t("signIn.toBooking");
  if (next.startsWith("/account")) return t("signIn.toAccount");
  return t("signIn.text");
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wish, error, again } = await searchParams;
  const next = localPath(wish);
  const { user } = await viewer();
  if (user && again !== "1") redirect(next);
  const [locale, t] = await Promise.all([getLocale(), getTranslator("auth")]);
  const ways = user ? await getWaysInOrThrow(user.id) : null;
  const providers = signInProviders().filter(
    ({ id }) => ways === null || ways.accounts.some(({ provider }) => provider === id),
  );
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["auth", "errors"])}>
      <h1 className="text-3xl">{user ? t("signIn.again") : t("signIn.title")}</h1>
      <p className="mt-2 mb-8 text-muted">{user ? t("signIn.againText") : reason(next, t)}</p>
      {typeof error === "string" ? <ReturnProblem code={error} locale={locale} /> : null}
      {ways === null || ways.password ? <SignInForm next={next} email={user?.email ?? ""} /> : null}
      <OtherWaysIn
        providers={providers}
        next={next}
        byEmail={`/sign-in/email?${new URLSearchParams({ ...(user ? { again: "1" } : {}), next })}`}
        alone={ways !== null && !ways.password}
        t={t}
      />
      {user ? null : (
        <p className="mt-8 text-muted">
          {t("signIn.noAccount")}{" "}
          <Link href={`/register?next=${encodeURIComponent(next)}`} prefetch={false} className="text-link">
            {t("signIn.register")}
          </Link>
        </p>
      )}
    </MessagesProvider>
  );
}
