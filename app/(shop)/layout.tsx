import type { ReactNode } from "react";
import { getLocale } from "@/app/i18n";
import { SiteFrame } from "@/components/shell/site-frame";

export default async function ShopLayout({ children }: { children: ReactNode }) {
  return <SiteFrame locale={await getLocale()}>{children}</SiteFrame>;
}
