import type { ReactNode } from "react";
import { footerCities } from "@/app/footer-cities";
import { getLocale } from "@/app/i18n";
import { SiteFrame } from "@/components/shell/site-frame";

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [locale, cities] = await Promise.all([getLocale(), footerCities()]);
  return (
    <SiteFrame locale={locale} cities={cities}>
      {children}
    </SiteFrame>
  );
}
