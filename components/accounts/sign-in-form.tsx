"use client";

import Link from "next/link";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { signInAction } from "@/lib/actions/sign-in";
import { EmailInput } from "./email-input";
import { useFormErrors } from "./form-errors";
import { PasswordInput } from "./password-input";

const texts = { email: "email", password: "password" } as const;

/** Sign in by password, then go to `next`, a path of this site. `email`: of who signs in once more. */
export function SignInForm({ next, email = "" }: { next: string; email?: string }) {
  const t = useTranslations("auth");
  const [result, action] = useActionState(signInAction, null);
  const { fields, summary } = useFormErrors(result, texts);
  return (
    <form action={action} className="flex flex-col gap-5">
      <ErrorSummary title={t("signIn.problem")} errors={summary} />
      <input type="hidden" name="next" value={next} />
      <EmailInput autoComplete="username" error={fields.email} given={email} />
      <div>
        <PasswordInput
          id="password"
          label={t("fields.password")}
          autoComplete="current-password"
          error={fields.password}
        />
        <Link
          href="/forgot-password"
          prefetch={false}
          className="-mb-2 ml-auto flex min-h-11 w-fit items-center text-link text-sm"
        >
          {t("signIn.forgot")}
        </Link>
      </div>
      <SubmitButton size="lg" block pendingLabel={t("signIn.pending")}>
        {t("signIn.submit")}
      </SubmitButton>
    </form>
  );
}
