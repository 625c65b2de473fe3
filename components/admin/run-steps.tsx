import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { RunStep } from "@/lib/schemas/background";
import type { Locale } from "@/lib/shared/locale";
import { type Translator, translatorFor } from "@/lib/shared/translator";
import { momentWords } from "./ago";
import { JsonText } from "./json-text";
import { errorWords, runTones, tookWords } from "./words";

/** A run's steps in their order, each with what came of it. */
export function RunSteps({ steps, locale }: { steps: RunStep[]; locale: Locale }) {
  const t = translatorFor(locale, "admin");
  if (steps.length === 0) return <p className="mt-2 text-sm text-muted">{t("run.noSteps")}</p>;
  return (
    <ol className="mt-3 border-t border-line">
      {steps.map((step) => (
        <li key={step.id}>
          <Disclosure open={step.error !== null} summary={<StepLine step={step} locale={locale} t={t} />}>
            {step.error !== null ? (
              <p className="font-mono text-xs text-danger-ink [overflow-wrap:anywhere]">{errorWords(step.error)}</p>
            ) : (
              <Output value={step.output} none={t("run.noOutput")} />
            )}
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}

function Output({ value, none }: { value: unknown; none: string }) {
  if (value === null || value === undefined) return <p className="text-sm text-muted">{none}</p>;
  return <JsonText value={value} />;
}

function StepLine({ step, locale, t }: { step: RunStep; locale: Locale; t: Translator<"admin"> }) {
  const took = tookWords(step.startedAt, step.endedAt, locale);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="[overflow-wrap:anywhere]">{step.name}</span>
      <Badge tone={runTones[step.status]}>{t(`status.${step.status}`)}</Badge>
      <span className="font-normal text-muted">
        {[
          step.op,
          step.attempts > 1 ? t("run.attempts", { count: step.attempts }) : "",
          took ?? "",
          step.wakesAt && !step.endedAt ? t("run.wakes", { when: momentWords(step.wakesAt, locale) }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </span>
  );
}
