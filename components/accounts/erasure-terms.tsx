import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { Translator } from "@/lib/shared/translator";

const goes = ["account", "sessions", "names", "roles"] as const;
const stays = ["books", "tickets", "refunds"] as const;

/** What goes and what stays when an account is deleted. */
export function ErasureTerms({ t }: { t: Translator<"account"> }) {
  return (
    <>
      <div className="mt-8 grid gap-4 sm:grid-cols-2">
        <Card className="p-5">
          <h2 className="text-lg">{t("erasing.goesTitle")}</h2>
          <ul className="mt-3 space-y-2.5">
            {goes.map((key) => (
              <li key={key} className="flex gap-2.5">
                <Icon name="close" className="mt-0.5 size-5 text-danger-ink" />
                {t(`erasing.goes.${key}`)}
              </li>
            ))}
          </ul>
        </Card>
        <Card className="p-5">
          <h2 className="text-lg">{t("erasing.staysTitle")}</h2>
          <ul className="mt-3 space-y-2.5">
            {stays.map((key) => (
              <li key={key} className="flex gap-2.5">
                <Icon name="check" className="mt-0.5 size-5 text-muted" />
                {t(`erasing.stays.${key}`)}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <p className="mt-5 text-muted">{t("erasing.again")}</p>
    </>
  );
}
