import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import type { UserView } from "@/lib/schemas/accounts";
import { formatDay } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import type { Translator } from "@/lib/shared/translator";

/** What belongs to a profile and cannot be changed in its form. */
export function ProfileFacts({ user, locale, t }: { user: UserView; locale: Locale; t: Translator<"account"> }) {
  return (
    <dl className="mt-7 grid gap-x-8 gap-y-5 border-t border-line pt-6 sm:grid-cols-2">
      <div className="min-w-0 sm:col-span-2">
        <dt className="text-sm font-medium">{t("profile.email")}</dt>
        <dd className="mt-1 flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-all">{user.email}</span>
          <Badge tone={user.emailVerified ? "success" : "neutral"}>
            {user.emailVerified ? t("profile.verified") : t("profile.unverified")}
          </Badge>
        </dd>
        <dd className="mt-1 text-sm text-muted">{t("profile.emailText")}</dd>
        <dd className="mt-3">
          <ButtonLink href="/account/email" variant="secondary" prefetch={false}>
            {t("email.change")}
          </ButtonLink>
        </dd>
      </div>
      <div className="min-w-0">
        <dt className="text-sm font-medium">{t("profile.roles")}</dt>
        {user.role === "admin" ? <dd className="mt-1">{t("profile.admin")}</dd> : null}
        {user.memberships.map(({ organizerId, organizerName, organizerSlug, role }) => (
          <dd key={organizerId} className="mt-1">
            <Link href={`/organizers/${organizerSlug}`} prefetch={false} className="text-link break-words">
              {t(`profile.role.${role}`, { organizer: organizerName })}
            </Link>
          </dd>
        ))}
        {user.role === "user" && user.memberships.length === 0 ? (
          <dd className="mt-1">{t("profile.attendee")}</dd>
        ) : null}
      </div>
      <div>
        <dt className="text-sm font-medium">{t("profile.since")}</dt>
        <dd className="mt-1">{formatDay(user.createdAt, { locale, timeZone: "UTC" })}</dd>
      </div>
    </dl>
  );
}
