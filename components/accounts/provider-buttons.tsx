import { SubmitButton } from "@/components/forms/submit-button";
import { signInElsewhereAction } from "@/lib/actions/sign-in-elsewhere";
import type { Translator } from "@/lib/shared/translator";

/** Ways to sign in at other providers; nothing where none is configured. */
export function ProviderButtons({
  providers,
  next,
  alone = false,
  t,
}: {
  providers: { id: string; label: string }[];
  next: string;
  /** True where no form stands above them. */
  alone?: boolean;
  t: Translator<"auth">;
}) {
  if (providers.length === 0) return null;
  return (
    <div className="mt-6">
      {alone ? null : (
        <p className="mb-5 flex items-center gap-4 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("elsewhere.or")}
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {providers.map(({ id, label }) => (
          <li key={id}>
            <form action={signInElsewhereAction}>
              <input type="hidden" name="provider" value={id} />
              <input type="hidden" name="next" value={next} />
              <SubmitButton
                variant="secondary"
                size="lg"
                block
                pendingLabel={t("elsewhere.pending", { provider: label })}
              >
                {t("elsewhere.continue", { provider: label })}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
