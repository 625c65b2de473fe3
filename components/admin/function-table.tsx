import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { FunctionSummary } from "@/lib/schemas/background";
import type { Locale } from "@/lib/shared/locale";
import { type Translator, translatorFor } from "@/lib/shared/translator";
import { momentWords } from "./ago";
import { cellClass, headClass, tableClass, wideOnly } from "./table";

const number = "tabular text-right";
const openStates = ["queued", "running", "sleeping", "waiting"] as const;

/** Every background function with what it did in the last day. */
export function FunctionTable({ functions, locale }: { functions: FunctionSummary[]; locale: Locale }) {
  const t = translatorFor(locale, "admin");
  const count = (value: number | undefined) => new Intl.NumberFormat(locale).format(value ?? 0);
  return (
    <>
      <table className={classNames(tableClass, "mt-3")}>
        <thead>
          <tr>
            <th scope="col" className={headClass}>
              {t("functions.name")}
            </th>
            <th scope="col" className={classNames(headClass, wideOnly)}>
              {t("functions.trigger")}
            </th>
            <th scope="col" className={classNames(headClass, wideOnly)}>
              {t("functions.next")}
            </th>
            <th scope="col" className={classNames(headClass, number)}>
              {t("functions.open")}
            </th>
            <th scope="col" className={classNames(headClass, number)}>
              {t("functions.done")}
            </th>
            <th scope="col" className={classNames(headClass, number)}>
              {t("functions.failed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {functions.map((each) => (
            <tr key={each.id}>
              <th scope="row" className={classNames(cellClass, "font-medium [overflow-wrap:anywhere]")}>
                <Link
                  href={`/admin/background?${new URLSearchParams({ function: each.id })}#runs`}
                  prefetch={false}
                  className="text-link"
                >
                  {each.name}
                </Link>
              </th>
              <td className={classNames(cellClass, wideOnly, "text-muted")}>
                {each.triggers.map((trigger) => triggerWords(trigger, t)).join(", ")}
              </td>
              <td className={classNames(cellClass, wideOnly, "text-muted")}>
                {each.nextAt ? momentWords(each.nextAt, locale) : "–"}
              </td>
              <td className={classNames(cellClass, number)}>
                {count(openStates.reduce((sum, state) => sum + (each.counts[state] ?? 0), 0))}
              </td>
              <td className={classNames(cellClass, number)}>{count(each.counts.completed)}</td>
              <td className={classNames(cellClass, number, each.counts.failed ? "font-medium text-danger-ink" : "")}>
                {count(each.counts.failed)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-muted">{t("functions.day")}</p>
    </>
  );
}

function triggerWords(trigger: FunctionSummary["triggers"][number], t: Translator<"admin">): string {
  return "cron" in trigger ? t("functions.cron", { cron: trigger.cron }) : trigger.event;
}
