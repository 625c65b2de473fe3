import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import type { RunSummary } from "@/lib/schemas/background";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { Ago } from "./ago";
import { cellClass, headClass, tableClass, wideOnly } from "./table";
import { runTones, tookWords } from "./words";

/** Runs with what happened to them; each leads to its steps. */
export function RunTable({ runs, now, locale }: { runs: RunSummary[]; now: Date; locale: Locale }) {
  const t = translatorFor(locale, "admin");
  // what a cron trigger sends
  const eventWords = ({ eventName }: RunSummary) =>
    eventName === null || eventName === "inngest/scheduled.timer" ? t("runs.byClock") : eventName;
  return (
    <table className={classNames(tableClass, "mt-4")}>
      <thead>
        <tr>
          <th scope="col" className={headClass}>
            {t("runs.function")}
          </th>
          <th scope="col" className={classNames(headClass, wideOnly)}>
            {t("runs.event")}
          </th>
          <th scope="col" className={classNames(headClass, wideOnly)}>
            {t("runs.queued")}
          </th>
          <th scope="col" className={classNames(headClass, wideOnly)}>
            {t("runs.took")}
          </th>
          <th scope="col" className={classNames(headClass, wideOnly, "text-right")}>
            {t("runs.attempt")}
          </th>
          <th scope="col" className={classNames(headClass, "text-right")}>
            {t("runs.status")}
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row" className={classNames(cellClass, "font-normal")}>
              <Link
                href={`/admin/background/${run.id}`}
                prefetch={false}
                className="text-link font-medium [overflow-wrap:anywhere]"
              >
                {run.functionName}
              </Link>
              <span className="mt-0.5 block text-muted md:hidden">
                {eventWords(run)} · <Ago at={run.queuedAt} now={now} locale={locale} />
              </span>
              {run.error ? (
                <span className="mt-0.5 line-clamp-2 font-mono text-xs text-danger-ink [overflow-wrap:anywhere]">
                  {run.error.message}
                </span>
              ) : null}
            </th>
            <td className={classNames(cellClass, wideOnly, "break-words text-muted")}>{eventWords(run)}</td>
            <td className={classNames(cellClass, wideOnly, "whitespace-nowrap text-muted")}>
              <Ago at={run.queuedAt} now={now} locale={locale} />
            </td>
            <td className={classNames(cellClass, wideOnly, "tabular whitespace-nowrap text-muted")}>
              {tookWords(run.startedAt, run.endedAt, locale) ?? "–"}
            </td>
            <td className={classNames(cellClass, wideOnly, "tabular text-right text-muted")}>{run.attempt + 1}</td>
            <td className={classNames(cellClass, "text-right")}>
              <Badge tone={runTones[run.status]}>{t(`status.${run.status}`)}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
