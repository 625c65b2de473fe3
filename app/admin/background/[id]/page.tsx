import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { adminOrNotFound } from "@/app/admin/admin-or-not-found";
import { titleForAdmins } from "@/app/admin/title-for-admins";
import { getLocale, getTranslator } from "@/app/i18n";
import { AdminFrame } from "@/components/admin/admin-frame";
import { JsonText } from "@/components/admin/json-text";
import { RunHead } from "@/components/admin/run-head";
import { RunSteps } from "@/components/admin/run-steps";
import { runTones } from "@/components/admin/words";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { isAppError } from "@/lib/errors";
import { getRunOrThrow } from "@/lib/work/get-run-or-throw";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return titleForAdmins((t) => t("run.title", { id }));
}

export default async function RunPage({ params }: Props) {
  await adminOrNotFound();
  const [{ id }, locale, t] = await Promise.all([params, getLocale(), getTranslator("admin")]);
  const run = await runOrNull(id);
  return (
    <AdminFrame
      room="background"
      title={run?.functionName ?? t("background.title")}
      text={t("run.title", { id })}
      aside={run ? <Badge tone={runTones[run.status]}>{t(`status.${run.status}`)}</Badge> : null}
      locale={locale}
    >
      <p className="mt-3 text-sm">
        <Link href="/admin/background" prefetch={false} className="text-link inline-flex min-h-11 items-center gap-1.5">
          <Icon name="arrow-left" />
          {t("run.back")}
        </Link>
      </p>
      {run === null ? (
        <Notice tone="danger" title={t("background.silent")} className="mt-6">
          <p>{t("background.silentText")}</p>
        </Notice>
      ) : (
        <>
          <RunHead run={run} now={new Date()} locale={locale} />
          <section aria-labelledby="steps" className="mt-10">
            <h2 id="steps" className="text-xl">
              {t("run.steps")}
            </h2>
            <RunSteps steps={run.steps} locale={locale} />
          </section>
          <section aria-labelledby="details" className="mt-10">
            <h2 id="details" className="text-xl">
              {t("details")}
            </h2>
            <Disclosure summary={t("run.event")}>
              <JsonText value={run.event} />
            </Disclosure>
            {run.status === "completed" ? (
              <Disclosure summary={t("run.output")}>
                <JsonText value={run.output ?? null} />
              </Disclosure>
            ) : null}
          </section>
        </>
      )}
    </AdminFrame>
  );
}

/** Null while the worker does not answer. */
async function runOrNull(id: string) {
  try {
    return await getRunOrThrow(id);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}
