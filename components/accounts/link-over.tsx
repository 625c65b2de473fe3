import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Translator } from "@/lib/shared/translator";

/** The same for a link that was used, is too old or was never ours; and where to get a new one. */
export function LinkOver({ anew, label, t }: { anew: string; label?: string; t: Translator<"links"> }) {
  return (
    <EmptyState icon="link" level="h1" title={t("over.title")} text={t("over.text")}>
      <ButtonLink href={anew} prefetch={false}>
        {label ?? t("over.new")}
      </ButtonLink>
    </EmptyState>
  );
}
