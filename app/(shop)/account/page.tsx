import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslator } from "@/app/i18n";
import { AccountContents } from "@/components/accounts/account-contents";
import { AccountSection } from "@/components/accounts/account-section";
import { ConnectionNotice } from "@/components/accounts/connection-notice";
import { NotificationForm } from "@/components/accounts/notification-form";
import { PasswordForm } from "@/components/accounts/password-form";
import { ProfileFacts } from "@/components/accounts/profile-facts";
import { ProfileForm } from "@/components/accounts/profile-form";
import { SessionList } from "@/components/accounts/session-list";
import { UnverifiedNotice } from "@/components/accounts/unverified-notice";
import { WaysInList } from "@/components/accounts/ways-in-list";
import { SubmitButton } from "@/components/forms/submit-button";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { getNotificationChoices } from "@/lib/accounts/notification-choices";
import { listSessions } from "@/lib/accounts/sessions";
import { providerStates } from "@/lib/accounts/sign-in-providers";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { getWaysInOrThrow } from "@/lib/accounts/ways-in";
import { signOutAction } from "@/lib/actions/sign-out";
import { viewer } from "@/lib/platform/auth/viewer";
import { pickMessages } from "@/lib/shared/catalogue";
import { locales } from "@/lib/shared/locale";

const SHOWN_SESSIONS = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("account"))("title"), robots: { index: false } };
}

interface Search {
  /** What somebody comes from: a new address or a new password by a mailed link. */
  done?: string | string[];
  /** How connecting another provider ended. */
  connected?: string | string[];
  problem?: string | string[];
}

export default async function AccountPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { user: signedIn, sessionId } = await viewer();
  if (!signedIn) redirect("/sign-in?next=/account");
  const [search, user, sessions, ways, choices, locale, t, words] = await Promise.all([
    searchParams,
    getUserViewOrThrow(signedIn.id),
    listSessions(signedIn.id, sessionId, { limit: SHOWN_SESSIONS }),
    getWaysInOrThrow(signedIn.id),
    getNotificationChoices(signedIn.id),
    getLocale(),
    getTranslator("account"),
    getTranslator("common"),
  ]);
  const providers = providerStates(ways);
  const connected = providers.find(({ id, connectedAt }) => id === search.connected && connectedAt !== null);
  const parts = [
    { id: "profile", title: t("profile.title") },
    { id: "password", title: t("password.title") },
    ...(providers.length > 0 ? [{ id: "ways-in", title: t("waysIn.title") }] : []),
    { id: "sessions", title: t("sessions.title") },
    { id: "notifications", title: t("notifications.title") },
    { id: "data", title: t("data.title") },
    { id: "erase", title: t("erase.title") },
  ];
  return (
    <MessagesProvider locale={locale} messages={pickMessages(locale, ["account", "auth", "errors", "connection"])}>
      <div className="page-width pt-8 sm:pt-12">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-3xl">{t("title")}</h1>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/bookings" variant="secondary" prefetch={false}>
              {t("shortcuts.bookings")}
            </ButtonLink>
            <form action={signOutAction}>
              <SubmitButton variant="secondary" pendingLabel={words("pending")}>
                {t("shortcuts.signOut")}
              </SubmitButton>
            </form>
          </div>
        </div>
        <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 lg:mt-10 lg:grid-cols-[15rem_minmax(0,46rem)] lg:gap-12">
          <AccountContents label={t("contents")} parts={parts} />
          <div className="flex min-w-0 flex-col gap-6">
            {user.emailVerified ? null : <UnverifiedNotice email={user.email} />}
            <AccountSection id="profile" title={t("profile.title")} text={t("profile.text")}>
              {search.done === "email" ? (
                <Notice tone="success" title={t("email.changed", { email: user.email })} className="mb-5 break-words" />
              ) : null}
              <ProfileForm
                name={user.name}
                locale={locale}
                languages={locales.map((code) => ({ code, name: words(`language.${code}`) }))}
              />
              <ProfileFacts user={user} locale={locale} t={t} />
            </AccountSection>
            <AccountSection
              id="password"
              title={t("password.title")}
              text={ways.password ? t("password.text") : t("password.none")}
            >
              {search.done === "password" ? (
                <Notice tone="success" title={t("password.reset")} className="mb-5" />
              ) : null}
              {search.done === "restored" ? (
                <Notice
                  tone="success"
                  title={t("password.restored", { email: user.email })}
                  className="mb-5 break-words"
                />
              ) : null}
              <PasswordForm email={user.email} hasPassword={ways.password} />
            </AccountSection>
            {providers.length > 0 ? (
              <AccountSection id="ways-in" title={t("waysIn.title")} text={t("waysIn.text")}>
                <ConnectionNotice
                  connected={connected?.label ?? null}
                  problem={typeof search.problem === "string" ? search.problem : null}
                  locale={locale}
                />
                <WaysInList providers={providers} hasPassword={ways.password} locale={locale} t={t} />
              </AccountSection>
            ) : null}
            <AccountSection id="sessions" title={t("sessions.title")} text={t("sessions.text")}>
              <SessionList
                sessions={sessions.data}
                more={sessions.nextCursor !== null}
                now={new Date()}
                locale={locale}
                t={t}
              />
            </AccountSection>
            <AccountSection id="notifications" title={t("notifications.title")} text={t("notifications.text")}>
              <NotificationForm choices={choices} />
            </AccountSection>
            <AccountSection id="data" title={t("data.title")} text={t("data.text")}>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
                <a href="/api/v1/me/export" download className={buttonClass({ variant: "secondary" })}>
                  <Icon name="download" />
                  {t("data.download")}
                </a>
                <p className="text-sm text-muted">{t("data.format")}</p>
              </div>
            </AccountSection>
            <AccountSection id="erase" title={t("erase.title")} text={t("erase.text")}>
              <ButtonLink href="/account/erase" variant="secondary" prefetch={false}>
                {t("erase.open")}
              </ButtonLink>
            </AccountSection>
          </div>
        </div>
      </div>
    </MessagesProvider>
  );
}
