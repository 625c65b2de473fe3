import { RowAction } from "@/components/accounts/row-action";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { resendMailAction } from "@/lib/actions/resend-mail";
import type { MailView } from "@/lib/schemas/mails";
import type { Locale } from "@/lib/shared/locale";
import { type Translator, translatorFor } from "@/lib/shared/translator";
import { Ago } from "./ago";
import { cellClass, headClass, tableClass, wideOnly } from "./table";
import { mailState, templateWords } from "./words";

/** Mails with what became of them. */
export function MailTable({ mails, now, locale }: { mails: MailView[]; now: Date; locale: Locale }) {
  const t = translatorFor(locale, "admin");
  return (
    <table className={classNames(tableClass, "mt-4")}>
      <thead>
        <tr>
          <th scope="col" className={headClass}>
            {t("mails.mail")}
          </th>
          <th scope="col" className={classNames(headClass, wideOnly)}>
            {t("mails.to")}
          </th>
          <th scope="col" className={classNames(headClass, wideOnly)}>
            {t("mails.status")}
          </th>
          <th scope="col" className={classNames(headClass, "text-right")}>
            {t("mails.action")}
          </th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <th scope="row" className={classNames(cellClass, "font-normal")}>
              <span className="font-medium [overflow-wrap:anywhere]">
                {mail.subject ?? templateWords(mail.template, locale)}
              </span>
              <span className="mt-0.5 block text-muted">{aboutWords(mail, locale, t)}</span>
              <span className="mt-0.5 block text-muted [overflow-wrap:anywhere] md:hidden">{mail.to}</span>
              <span className="mt-1.5 block md:hidden">
                <State mail={mail} now={now} locale={locale} t={t} />
              </span>
            </th>
            <td className={classNames(cellClass, wideOnly, "text-muted [overflow-wrap:anywhere]")}>{mail.to}</td>
            <td className={classNames(cellClass, wideOnly, "max-w-80")}>
              <State mail={mail} now={now} locale={locale} t={t} />
            </td>
            <td className={classNames(cellClass, "py-1.5 text-right whitespace-nowrap")}>
              {mail.status === "queued" ? null : (
                <RowAction
                  action={resendMailAction}
                  field="mailId"
                  value={mail.id}
                  label={t("mails.resend")}
                  name={t("mails.resendLabel", {
                    what: mail.subject ?? templateWords(mail.template, locale),
                    to: mail.to,
                  })}
                  pendingLabel={t("pending")}
                  problem={t("problem")}
                  done={t("mails.resent")}
                  variant="quiet"
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function aboutWords({ template, subject, bookingNumber }: MailView, locale: Locale, t: Translator<"admin">): string {
  return [
    subject === null ? "" : templateWords(template, locale),
    bookingNumber ? t("mails.booking", { number: bookingNumber }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function State({ mail, now, locale, t }: { mail: MailView; now: Date; locale: Locale; t: Translator<"admin"> }) {
  const { state, tone } = mailState(mail);
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>{t(`mailStatus.${state}`)}</Badge>
        <span className="text-muted">
          <Ago at={mail.deliveredAt ?? mail.sentAt ?? mail.createdAt} now={now} locale={locale} />
          {mail.attempts > 1 ? ` · ${t("mails.attempts", { count: mail.attempts })}` : null}
        </span>
      </span>
      {mail.failure ? (
        <span className="mt-1 block font-mono text-xs text-danger-ink [overflow-wrap:anywhere]">{mail.failure}</span>
      ) : null}
    </>
  );
}
