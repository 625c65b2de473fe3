import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { BackToAccount } from "@/components/accounts/back-to-account";
import { EraseForm } from "@/components/accounts/erase-form";
import { ErasureTerms } from "@/components/accounts/erasure-terms";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { buttonClass } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";
import { signedInRecently } from "@/lib/accounts/confirm-identity";
import { listTicketsToKeep } from "@/lib/accounts/tickets-to-keep";
import { getWaysInOrThrow } from "@/lib/accounts/ways-in";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { formatDay } from "@/lib/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("account"))("erasing.title"), robots: { index: false } };
}

export default async function ErasePage() {
  const { user, sessionId } = await viewer();
  if (!user) redirect("/sign-in?next=/account/erase");
  const [tickets, ways, recent, locale, t, words] = await Promise.all([
    listTicketsToKeep(user.id),
    getWaysInOrThrow(user.id),
    signedInRecently(sessionId),
    getLocale(),
    getTranslator("account"),
    getTranslator("common"),
  ]);
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["account", "auth", "errors"])}>
      <div className="page-width pt-6 sm:pt-10">
        <div className="mx-auto max-w-2xl">
          <BackToAccount t={t} />
          <h1 className="mt-2 text-3xl">{t("erasing.title")}</h1>
          <p className="mt-3 text-muted">{t("erasing.intro")}</p>
          <ErasureTerms t={t} />
          {tickets.length > 0 ? (
            <section aria-labelledby="keep-title" className="mt-8">
              <h2 id="keep-title" className="text-xl">
                {t("erasing.keepTitle")}
              </h2>
              <p className="mt-1.5 text-muted">{t("erasing.keepText")}</p>
              <ul className="mt-4 divide-y divide-line border-y border-line">
                {tickets.map(({ path, title, startsAt, timeZone, number, quantity }) => (
                  <li key={path} className="py-3">
                    <Link href={path} prefetch={false} className="text-link font-medium break-words">
                      {t("erasing.keepOne", { title, date: formatDay(startsAt, { locale, timeZone }) })}
                    </Link>
                    <p className="text-sm text-muted">{t("erasing.keepMeta", { count: quantity, number })}</p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <p className="mt-8">
            <a href="/api/v1/me/export" download className={buttonClass({ variant: "secondary" })}>
              <Icon name="download" />
              {t("erasing.export")}
            </a>
          </p>
          <EraseForm hasPassword={ways.password} recent={recent} closeLabel={words("close")} />
        </div>
      </div>
    </MessagesProvider>
  );
}
