import Link from "next/link";
import { RowAction } from "@/components/accounts/row-action";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { retryRunAction } from "@/lib/actions/retry-run";
import { settleWorkFailureAction } from "@/lib/actions/settle-work-failure";
import type { WorkFailure } from "@/lib/schemas/work";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { Ago } from "./ago";
import { JsonText } from "./json-text";

/** How inngest/relay.ts names itself. */
const RELAY = "relay";

/** Work that gave up and waits for somebody. */
export function FailureList({
  failures,
  more,
  inspectable,
  now,
  locale,
}: {
  failures: WorkFailure[];
  /** True when there are further ones that are not shown. */
  more: boolean;
  /** True where runs can be looked at and retried here; what the relay could not hand on had none. */
  inspectable: boolean;
  now: Date;
  locale: Locale;
}) {
  const t = translatorFor(locale, "admin");
  if (failures.length === 0) return <p className="mt-2 text-sm text-muted">{t("failures.none")}</p>;
  return (
    <>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("failures.text")}</p>
      <ul className="mt-4 space-y-3">
        {failures.map((failure) => (
          <li key={failure.runId}>
            <Card className="border-danger/40 p-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <h3 className="min-w-0 font-medium break-words">
                  {inspectable && failure.functionId !== RELAY ? (
                    <Link href={`/admin/background/${failure.runId}`} prefetch={false} className="text-link">
                      {failure.functionId}
                    </Link>
                  ) : (
                    failure.functionId
                  )}
                </h3>
                <p className="text-sm text-muted">
                  <Ago at={failure.at} now={now} locale={locale} />
                </p>
              </div>
              <p className="mt-1 font-mono text-xs text-danger-ink [overflow-wrap:anywhere]">{failure.error}</p>
              <Disclosure
                summary={<span className="text-sm">{t("failures.event", { name: failure.event.name })}</span>}
              >
                <JsonText value={failure.event.data} />
              </Disclosure>
              <div className="mt-4 flex flex-wrap gap-3">
                {inspectable && failure.functionId !== RELAY ? (
                  <RowAction
                    action={retryRunAction}
                    field="runId"
                    value={failure.runId}
                    label={t("run.retry")}
                    name={`${t("run.retry")}: ${failure.functionId}`}
                    pendingLabel={t("pending")}
                    problem={t("problem")}
                  />
                ) : null}
                <RowAction
                  action={settleWorkFailureAction}
                  field="runId"
                  value={failure.runId}
                  label={t("failures.settle")}
                  name={t("failures.settleLabel", { name: failure.functionId })}
                  pendingLabel={t("pending")}
                  problem={t("problem")}
                />
              </div>
            </Card>
          </li>
        ))}
      </ul>
      {more ? <p className="mt-3 text-sm text-muted">{t("failures.more", { count: failures.length })}</p> : null}
    </>
  );
}
