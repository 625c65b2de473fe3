import type { Metadata } from "next";
import { adminOrNotFound } from "@/app/admin/admin-or-not-found";
import { first, firstPage, type Search } from "@/app/admin/search";
import { titleForAdmins } from "@/app/admin/title-for-admins";
import { getLocale, getTranslator } from "@/app/i18n";
import { AdminFrame } from "@/components/admin/admin-frame";
import { FilterForm } from "@/components/admin/filter-form";
import { MailTable } from "@/components/admin/mail-table";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/forms/select";
import { TextInput } from "@/components/forms/text-input";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { listMails } from "@/lib/notifications/list-mails";
import { type MailFilters, mailFilters, mailStatus } from "@/lib/schemas/mails";
import { catalogue } from "@/lib/shared/catalogue";

export function generateMetadata(): Promise<Metadata> {
  return titleForAdmins((t) => t("mails.title"));
}

const templates = Object.keys(catalogue.en.admin.template) as (keyof typeof catalogue.en.admin.template)[];

export default async function MailsPage({ searchParams }: { searchParams: Promise<Search> }) {
  await adminOrNotFound();
  const [search, locale, t] = await Promise.all([searchParams, getLocale(), getTranslator("admin")]);
  const filters = filtersOf(search);
  const { data, nextCursor } = await firstPage(filters, listMails);
  const chosen = Object.entries({ status: filters.status, template: filters.template, to: filters.to }).flatMap(
    ([name, value]) => (value ? [[name, value]] : []),
  );
  const pathWith = (more: Record<string, string>) =>
    `/admin/mails?${new URLSearchParams({ ...Object.fromEntries(chosen), ...more })}`;
  return (
    <AdminFrame room="mails" title={t("mails.title")} text={t("mails.text")} locale={locale}>
      <FilterForm path="/admin/mails" chosen={Object.fromEntries(chosen)} locale={locale}>
        <Field label={t("mails.status")} className="w-full sm:w-44">
          {(control) => (
            <Select name="status" defaultValue={filters.status ?? ""} {...control}>
              <option value="">{t("filters.all")}</option>
              {mailStatus.options.map((status) => (
                <option key={status} value={status}>
                  {t(`mailStatus.${status}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("mails.template")} className="w-full sm:w-60">
          {(control) => (
            <Select name="template" defaultValue={filters.template ?? ""} {...control}>
              <option value="">{t("filters.all")}</option>
              {templates.map((template) => (
                <option key={template} value={template}>
                  {t(`template.${template}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("mails.to")} className="w-full sm:w-72">
          {(control) => (
            <TextInput
              name="to"
              type="search"
              inputMode="email"
              autoComplete="off"
              placeholder={t("mails.toHint")}
              defaultValue={filters.to ?? ""}
              {...control}
            />
          )}
        </Field>
      </FilterForm>
      {data.length === 0 ? (
        <div className="mt-6">
          <EmptyState icon="search" title={t("mails.none")} text={t("mails.noneText")} />
        </div>
      ) : (
        <MailTable mails={data} now={new Date()} locale={locale} />
      )}
      <Pagination
        label={t("pages")}
        first={filters.cursor ? { href: pathWith({}), label: t("newer") } : null}
        next={nextCursor ? { href: pathWith({ cursor: nextCursor }), label: t("older") } : null}
      />
    </AdminFrame>
  );
}

/** What the address asks for; what makes no sense in it is left out. */
function filtersOf(search: Search): MailFilters {
  const wanted = {
    status: mailStatus.safeParse(first(search.status)).data,
    template: templates.find((template) => template === first(search.template)),
    to: first(search.to)?.slice(0, 254) || undefined,
    cursor: first(search.cursor),
  };
  return mailFilters.parse({ ...wanted, limit: 30 });
}
