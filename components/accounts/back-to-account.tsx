import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { Translator } from "@/lib/shared/translator";

/** The way from a page of its own back to the account. */
export function BackToAccount({ t }: { t: Translator<"account"> }) {
  return (
    <Link href="/account" prefetch={false} className="-ml-1 flex min-h-11 w-fit items-center gap-2 px-1 text-link">
      <Icon name="arrow-left" className="size-5" />
      {t("erasing.back")}
    </Link>
  );
}
