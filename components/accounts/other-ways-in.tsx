import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { signInElsewhereAction } from "@/lib/actions/sign-in-elsewhere";
import type { Translator } from "@/lib/shared/translator";

/** Ways to sign in without a password: at other providers, where some are configured, and by a mailed link. */
export function OtherWaysIn({
  providers,
  next,
  byEmail,
  alone = false,
  t,
}: {
  providers: { id: string; label: string }[];
  next: string;
  /** Where a link can be asked for; not for who has no account yet. */
  byEmail?: string;
  /** True where no form stands above them. */
  alone?: boolean;
  t: Translator<"auth">;
}) {
  if (providers.length === 0 && byEmail === undefined) return null;
  return (
    <div className="mt-6">
      {alone ? null : (
        <p className="mb-5 flex items-center gap-4 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("elsewhere.or")}
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {byEmail === undefined ? null : (
          <li>
            <ButtonLink href={byEmail} variant="secondary" size="lg" block prefetch={false}>
              <Icon name="mail" className="size-5" />
              {t("signIn.byEmail")}
            </ButtonLink>
          </li>
        )}
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
