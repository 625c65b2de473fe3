import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/forms/field";
import { TextInput } from "@/components/forms/text-input";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Spinner } from "@/components/ui/spinner";
import type { GivenCode } from "./code-refusals";

/**
 * The field for a discount code. The code is kept in the page's address, so that the price beside it is
 * made by the server and stays after a reload; without JavaScript the form does the same.
 */
export function DiscountCode({
  given,
  draft,
  onDraft,
  onApply,
  applying,
  late,
  token,
}: {
  given: GivenCode | null;
  draft: string;
  onDraft: (code: string) => void;
  onApply: (code: string) => void;
  applying: boolean;
  /** True when the code was applied only because its reader was about to pay. */
  late: boolean;
  token: string | null;
}) {
  const t = useTranslations("checkout.discount");
  const input = useRef<HTMLInputElement>(null);
  const problem = given?.problem ? t(`refused.${given.problem}`, { count: given.minQuantity }) : undefined;
  const applied = given !== null && given.problem === null;

  useEffect(() => {
    if (problem) input.current?.focus();
  }, [problem]);

  return (
    <form
      method="get"
      className="mt-4 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(draft);
      }}
    >
      {token === null ? null : <input type="hidden" name="token" value={token} />}
      <Field id="discountCode" label={t("label")} error={applying ? undefined : problem}>
        {(control) => (
          <div className="flex gap-2">
            <TextInput
              {...control}
              ref={input}
              name="code"
              className="scroll-mt-40 scroll-mb-32 uppercase"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={64}
              value={draft}
              onChange={(event) => onDraft(event.currentTarget.value)}
            />
            <Button type="submit" variant="secondary" size="lg" aria-disabled={applying || undefined}>
              {applying ? <Spinner /> : null}
              {applying ? t("applying") : t("apply")}
            </Button>
          </div>
        )}
      </Field>
      <div role="status" className="text-sm">
        {applied && !applying ? (
          <p className="mt-2 flex gap-1.5 text-success-ink">
            <Icon name="check" className="mt-px size-5" />
            <span className="min-w-0 break-words">
              {given.amount === null
                ? t("unused", { code: given.code })
                : t("applied", { code: given.code, amount: given.amount })}{" "}
              {late ? t("first") : null}
            </span>
          </p>
        ) : null}
      </div>
      {applied && !applying ? (
        <Button variant="quiet" className="-ml-4 mt-1" onClick={() => onApply("")}>
          {t("remove")}
        </Button>
      ) : null}
    </form>
  );
}
