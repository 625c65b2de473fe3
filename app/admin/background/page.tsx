import type { Metadata } from "next";
import { adminOrNotFound } from "@/app/admin/admin-or-not-found";
import { first, type Search } from "@/app/admin/search";
import { titleForAdmins } from "@/app/admin/title-for-admins";
import { getLocale, getTranslator } from "@/app/i18n";
import { AdminFrame } from "@/components/admin/admin-frame";
import { FailureList } from "@/components/admin/failure-list";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { backgroundKind } from "@/lib/work/background-kind";
import { listWorkFailures } from "@/lib/work/list-work-failures";
import { RunsOfWorker } from "./runs-of-worker";

const SHOWN_FAILURES = 20;

export function generateMetadata(): Promise<Metadata> {
  return titleForAdmins((t) => t("background.title"));
}

export default async function BackgroundPage({ searchParams }: { searchParams: Promise<Search> }) {
  await adminOrNotFound();
  const [search, failures, locale, t] = await Promise.all([
    searchParams,
    listWorkFailures({ limit: SHOWN_FAILURES }),
    getLocale(),
    getTranslator("admin"),
  ]);
  const embedded = backgroundKind() === "embedded";
  const now = new Date();
  return (
    <AdminFrame
      room="background"
      title={t("background.title")}
      text={t("background.text")}
      aside={<Badge tone="accent">{t(embedded ? "background.embedded" : "background.inngest")}</Badge>}
      locale={locale}
    >
      {embedded ? null : (
        <Notice className="mt-6">
          <p>{t("background.inngestText")}</p>
          <p>
            <a href="https://www.inngest.com/docs/platform/monitor/inspecting-function-runs" className="text-link">
              {t("background.inngestLink")}
            </a>
          </p>
        </Notice>
      )}
      <section aria-labelledby="failures" className="mt-8">
        <h2 id="failures" className="text-xl">
          {t("failures.title")}
        </h2>
        <FailureList
          failures={failures.data}
          more={failures.nextCursor !== null}
          inspectable={embedded}
          now={now}
          locale={locale}
        />
      </section>
      {embedded ? (
        <RunsOfWorker
          status={first(search.status)}
          functionId={first(search.function)}
          cursor={first(search.cursor)}
          now={now}
          locale={locale}
        />
      ) : null}
    </AdminFrame>
  );
}
