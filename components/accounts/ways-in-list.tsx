import { SubmitButton } from "@/components/forms/submit-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { disconnectProviderAction } from "@/lib/actions/disconnect-provider";
import { connectProviderAction } from "@/lib/actions/sign-in-elsewhere";
import { formatDay } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import type { Translator } from "@/lib/shared/translator";
import { RowAction } from "./row-action";

export interface ProviderState {
  id: string;
  label: string;
  /** Since when the user can sign in with it; null: not at all. */
  connectedAt: string | null;
}

/** Other providers to sign in with: connect and disconnect, but never the last way in. */
export function WaysInList({
  providers,
  hasPassword,
  locale,
  t,
}: {
  providers: ProviderState[];
  hasPassword: boolean;
  locale: Locale;
  t: Translator<"account">;
}) {
  const connected = providers.filter(({ connectedAt }) => connectedAt !== null).length;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {providers.map(({ id, label, connectedAt }) => {
        const last = connectedAt !== null && !hasPassword && connected === 1;
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-medium break-words">{label}</p>
              <p className="text-sm text-muted">
                {connectedAt === null
                  ? t("waysIn.notConnected")
                  : t("waysIn.connectedSince", { date: formatDay(connectedAt, { locale, timeZone: "UTC" }) })}
              </p>
              {last ? <p className="mt-1 text-sm text-muted">{t("waysIn.last")}</p> : null}
            </div>
            {connectedAt === null ? (
              <form action={connectProviderAction}>
                <input type="hidden" name="provider" value={id} />
                <SubmitButton variant="secondary" pendingLabel={t("waysIn.pending")}>
                  <span aria-hidden="true">{t("waysIn.connect")}</span>
                  <VisuallyHidden>{t("waysIn.connectLabel", { provider: label })}</VisuallyHidden>
                </SubmitButton>
              </form>
            ) : last ? null : (
              <RowAction
                action={disconnectProviderAction}
                field="provider"
                value={id}
                label={t("waysIn.disconnect")}
                name={t("waysIn.disconnectLabel", { provider: label })}
                pendingLabel={t("waysIn.pending")}
                problem={t("waysIn.problem")}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
