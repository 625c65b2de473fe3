import Link from "next/link";
import { useTranslations } from "use-intl";

/** Guests learn that they may sign in, and need not; others see as whom they book. */
export function BuyerHint({ email, next }: { email: string | null; next: string }) {
  const t = useTranslations("checkout.buyer");
  return (
    <p className="-mt-3 text-muted">
      {email === null
        ? t.rich("signIn", {
            link: (text) => (
              <Link href={`/sign-in?next=${encodeURIComponent(next)}`} prefetch={false} className="text-link">
                {text}
              </Link>
            ),
          })
        : t("signedIn", { email })}
    </p>
  );
}
