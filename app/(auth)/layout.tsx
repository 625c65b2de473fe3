import type { ReactNode } from "react";
import { getLocale } from "@/app/i18n";
import { SiteFrame } from "@/components/shell/site-frame";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <SiteFrame locale={await getLocale()}>
      <div className="page-width pt-8 sm:pt-16">
        <div className="mx-auto max-w-md">{children}</div>
      </div>
    </SiteFrame>
  );
}
