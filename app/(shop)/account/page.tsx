import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { signOutAction } from "@/lib/actions/sign-out";
import { viewer } from "@/lib/platform/auth/viewer";
import type { UserView } from "@/lib/schemas/accounts";
import { formatDay } from "@/lib/shared/dates";
import type { Translator } from "@/lib/shared/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("auth"))("account.title"), robots: { index: false } };
}

function rolesOf(user: UserView, t: Translator<"auth">): string[] {
  const roles = user.memberships.map(({ role, organizerName }) =>
    t(`account.role.${role}`, { organizer: organizerName }),
  );
  if (user.role === "admin") roles.unshift(t("account.admin"));
  return roles.length > 0 ? roles : [t("account.attendee")];
}

export default async function AccountPage() {
  const { user: signedIn } = await viewer();
  if (!signedIn) redirect("/sign-in?next=/account");
  const [user, locale, t, words] = await Promise.all([
    getUserViewOrThrow(signedIn.id),
    getLocale(),
    getTranslator("auth"),
    getTranslator("common"),
  ]);
  const lines: [string, ReactNode][] = [
    [t("account.name"), user.name],
    [
      t("account.email"),
      <span key="email" className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-all">{user.email}</span>
        <Badge tone={user.emailVerified ? "success" : "neutral"}>
          {user.emailVerified ? t("account.verified") : t("account.unverified")}
        </Badge>
      </span>,
    ],
    [t("account.roles"), rolesOf(user, t).join(" · ")],
    [t("account.since"), formatDay(user.createdAt, { locale, timeZone: "UTC" })],
  ];
  return (
    <div className="page-width pt-8 sm:pt-12">
      <div className="mx-auto max-w-2xl">
        <h1 className="text-3xl">{t("account.title")}</h1>
        <Card className="mt-8 px-5 sm:px-6">
          <h2 className="sr-only">{t("account.profile")}</h2>
          <dl className="divide-y divide-line">
            {lines.map(([term, value]) => (
              <div key={term} className="gap-4 py-4 sm:grid sm:grid-cols-[11rem_1fr]">
                <dt className="text-sm text-muted sm:text-base">{term}</dt>
                <dd className="min-w-0">{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <div className="mt-6 grid gap-4 sm:grid-cols-2">
          <Card className="flex flex-col gap-4 p-5">
            <p className="flex-1 text-muted">{t("account.bookingsText")}</p>
            <ButtonLink href="/bookings" block prefetch={false}>
              {t("account.bookings")}
            </ButtonLink>
          </Card>
          <Card className="p-5">
            <form action={signOutAction} className="flex h-full flex-col gap-4">
              <p className="flex-1 text-muted">{t("account.signOutText")}</p>
              <SubmitButton variant="secondary" block pendingLabel={words("pending")}>
                {t("account.signOut")}
              </SubmitButton>
            </form>
          </Card>
        </div>
      </div>
    </div>
  );
}
