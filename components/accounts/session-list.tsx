import { Badge } from "@/components/ui/badge";
import { Icon, type IconName } from "@/components/ui/icon";
import { endSessionAction } from "@/lib/actions/end-session";
import type { SessionView } from "@/lib/schemas/accounts";
import { formatDay } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatAgo } from "@/lib/shared/relative-time";
import type { Translator } from "@/lib/shared/translator";
import { RowAction } from "./row-action";

const handhelds = ["iPhone", "iPad", "Android"];

function iconOf({ kind, device }: SessionView): IconName {
  if (kind === "api") return "terminal";
  return handhelds.includes(device.system ?? "") ? "phone" : "laptop";
}

function nameOf({ kind, device: { program, system } }: SessionView, t: Translator<"account">): string {
  if (kind === "api") return program ? t("sessions.program", { program }) : t("sessions.someProgram");
  if (program && system) return t("sessions.deviceOn", { program, system });
  return program ?? system ?? t("sessions.someBrowser");
}

/** Where the user is signed in, this device first. */
export function SessionList({
  sessions,
  more,
  now,
  locale,
  t,
}: {
  sessions: SessionView[];
  /** True when there are further ones that are not shown. */
  more: boolean;
  now: Date;
  locale: Locale;
  t: Translator<"account">;
}) {
  const others = sessions.filter((session) => !session.current).length;
  const sorted = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {sorted.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
            <span className="flex size-11 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
              <Icon name={iconOf(session)} />
            </span>
            <div className="min-w-0 flex-1 basis-48">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <span className="min-w-0 break-words">{nameOf(session, t)}</span>
                {session.current ? <Badge tone="success">{t("sessions.current")}</Badge> : null}
              </p>
              <p className="text-sm text-muted">
                {t("sessions.active", { ago: formatAgo(session.lastSeenAt, now, locale) })}
                {session.address ? ` · ${t("sessions.from", { address: session.address })}` : null}
              </p>
              <p className="text-sm text-muted">
                {t("sessions.since", { date: formatDay(session.createdAt, { locale, timeZone: "UTC" }) })}
              </p>
            </div>
            {session.current ? null : (
              <RowAction
                action={endSessionAction}
                field="sessionId"
                value={session.id}
                label={t("sessions.end")}
                name={t("sessions.endLabel", { device: nameOf(session, t) })}
                pendingLabel={t("sessions.pending")}
                problem={t("sessions.problem")}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        {others > 0 || more ? (
          <RowAction
            action={endSessionAction}
            field="sessionId"
            value="all"
            label={t("sessions.endOthers")}
            pendingLabel={t("sessions.pending")}
            problem={t("sessions.problem")}
          />
        ) : (
          <p className="text-sm text-muted">{t("sessions.alone")}</p>
        )}
        {more ? <p className="text-sm text-muted">{t("sessions.more", { count: sessions.length })}</p> : null}
      </div>
    </>
  );
}
