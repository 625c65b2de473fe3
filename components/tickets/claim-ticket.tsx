"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { useErrorText } from "@/components/i18n/use-error-text";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { claimTicketAction } from "@/lib/actions/claim-ticket";

/** Offers who got a ticket to put it into an account: at once, or after signing in. */
export function ClaimTicket({
  ticketId,
  token,
  signedIn,
  here,
}: {
  ticketId: string;
  token: string;
  signedIn: boolean;
  /** This page's address, to come back to. */
  here: string;
}) {
  const t = useTranslations("tickets.claim");
  const errorText = useErrorText();
  const router = useRouter();
  const [result, action] = useActionState(async (...given: Parameters<typeof claimTicketAction>) => {
    const outcome = await claimTicketAction(...given);
    // the token in this page's address is void now
    if (outcome.ok) router.replace(`/tickets/${ticketId}`);
    return outcome;
  }, null);
  return (
    <section aria-labelledby="claim-title" className="rounded-lg border border-line bg-surface p-5 print:hidden">
      <h2 id="claim-title" className="text-lg">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-sm text-muted">{t("text")}</p>
      {result && !result.ok ? (
        <Notice tone="danger" live="assertive" title={t("problem")} className="mb-4">
          <p>{errorText(result)}</p>
        </Notice>
      ) : null}
      {signedIn ? (
        <form action={action}>
          <input type="hidden" name="ticketId" value={ticketId} />
          <input type="hidden" name="token" value={token} />
          <SubmitButton variant="secondary" pendingLabel={t("pending")}>
            {t("button")}
          </SubmitButton>
        </form>
      ) : (
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`} variant="secondary" prefetch={false}>
          {t("signIn")}
        </ButtonLink>
      )}
    </section>
  );
}
