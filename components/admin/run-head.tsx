import { RowAction } from "@/components/accounts/row-action";
import { Notice } from "@/components/ui/notice";
import { cancelRunAction } from "@/lib/actions/cancel-run";
import { retryRunAction } from "@/lib/actions/retry-run";
import type { RunDetail } from "@/lib/schemas/background";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { Ago } from "./ago";
import { errorWords } from "./words";

/** The facts of a run, why it failed, and what can be done about it. */
export function RunHead({ run, now, locale }: { run: RunDetail; now: Date; locale: Locale }) {
  const t = translatorFor(locale, "admin");
  const facts: [string, string | null][] = [
    [t("runs.queued"), run.queuedAt],
    [t("run.started"), run.startedAt],
    [t("run.ended"), run.endedAt],
  ];
  const over = run.status === "completed" || run.status === "failed" || run.status === "cancelled";
  return (
    <>
      <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 text-sm sm:grid-cols-3 lg:grid-cols-5">
        <div className="min-w-0">
          <dt className="text-muted">{t("runs.event")}</dt>
          <dd className="[overflow-wrap:anywhere]">{run.eventName ?? "–"}</dd>
        </div>
        {facts.map(([term, at]) => (
          <div key={term}>
            <dt className="text-muted">{term}</dt>
            <dd>{at ? <Ago at={at} now={now} locale={locale} /> : "–"}</dd>
          </div>
        ))}
        <div>
          <dt className="text-muted">{t("runs.attempt")}</dt>
          <dd className="tabular">{run.attempt + 1}</dd>
        </div>
      </dl>
      {run.error !== null ? (
        <Notice tone="danger" title={t("run.error")} className="mt-6">
          <p className="font-mono text-xs [overflow-wrap:anywhere]">{errorWords(run.error)}</p>
        </Notice>
      ) : null}
      {run.status === "failed" ? (
        <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
          <RowAction
            action={retryRunAction}
            field="runId"
            value={run.id}
            label={t("run.retry")}
            pendingLabel={t("pending")}
            problem={t("problem")}
          />
          <p className="text-sm text-muted">{t("run.retryText")}</p>
        </div>
      ) : null}
      {over ? null : (
        <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
          <RowAction
            action={cancelRunAction}
            field="runId"
            value={run.id}
            label={t("run.cancel")}
            pendingLabel={t("pending")}
            problem={t("problem")}
          />
          <p className="text-sm text-muted">{t("run.cancelText")}</p>
        </div>
      )}
    </>
  );
}
