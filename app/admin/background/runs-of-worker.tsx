import { firstPage } from "@/app/admin/search";
import { FilterForm } from "@/components/admin/filter-form";
import { FunctionTable } from "@/components/admin/function-table";
import { RunTable } from "@/components/admin/run-table";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/forms/select";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { isAppError } from "@/lib/errors";
import { runStatus } from "@/lib/schemas/background";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { listFunctions } from "@/lib/work/list-functions";
import { listRuns } from "@/lib/work/list-runs";

interface Wanted {
  status: string | undefined;
  functionId: string | undefined;
  cursor: string | undefined;
}

/** What the embedded worker says of its functions and runs; also when it says nothing. */
export async function RunsOfWorker({ now, locale, ...wanted }: Wanted & { now: Date; locale: Locale }) {
  const t = translatorFor(locale, "admin");
  const found = await ask(wanted);
  if (!found) {
    return (
      <Notice tone="danger" title={t("background.silent")} className="mt-8">
        <p>{t("background.silentText")}</p>
      </Notice>
    );
  }
  const { functions, runs, filters } = found;
  const chosen = {
    ...(filters.status ? { status: filters.status } : {}),
    ...(filters.functionId ? { function: filters.functionId } : {}),
  };
  const pathWith = (more: Record<string, string>) =>
    `/admin/background?${new URLSearchParams({ ...chosen, ...more })}#runs`;
  return (
    <>
      <section aria-labelledby="runs" className="mt-10">
        <h2 id="runs" className="text-xl">
          {t("runs.title")}
        </h2>
        <FilterForm path="/admin/background" chosen={chosen} locale={locale}>
          <Field label={t("runs.status")} className="w-full sm:w-44">
            {(control) => (
              <Select name="status" defaultValue={filters.status ?? ""} {...control}>
                <option value="">{t("filters.all")}</option>
                {runStatus.options.map((status) => (
                  <option key={status} value={status}>
                    {t(`status.${status}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("runs.function")} className="w-full sm:w-72">
            {(control) => (
              <Select name="function" defaultValue={filters.functionId ?? ""} {...control}>
                <option value="">{t("filters.all")}</option>
                {functions.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </FilterForm>
        {runs.data.length === 0 ? (
          <div className="mt-6">
            <EmptyState icon="search" title={t("runs.none")} text={t("runs.noneText")} level="h3" />
          </div>
        ) : (
          <RunTable runs={runs.data} now={now} locale={locale} />
        )}
        <Pagination
          label={t("pages")}
          first={filters.cursor ? { href: pathWith({}), label: t("newer") } : null}
          next={runs.nextCursor ? { href: pathWith({ cursor: runs.nextCursor }), label: t("older") } : null}
        />
      </section>
      <section aria-labelledby="functions" className="mt-10">
        <h2 id="functions" className="text-xl">
          {t("functions.title")}
        </h2>
        <FunctionTable functions={functions} locale={locale} />
      </section>
    </>
  );
}

/** Null while the worker does not answer. What makes no sense in the address is left out. */
async function ask({ status, functionId, cursor }: Wanted) {
  try {
    const functions = await listFunctions();
    const filters = {
      status: runStatus.safeParse(status).data,
      functionId: functions.find(({ id }) => id === functionId)?.id,
      cursor,
      limit: 30,
    };
    return { functions, filters, runs: await firstPage(filters, listRuns) };
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}
