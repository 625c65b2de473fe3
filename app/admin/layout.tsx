import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getLocale } from "@/app/i18n";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { SiteFrame } from "@/components/shell/site-frame";
import { pickMessages } from "@/lib/shared/catalogue";
import { adminOrNotFound } from "./admin-or-not-found";

export const metadata: Metadata = { robots: { index: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  // pages are made beside their layout, not after it: each asks again
  await adminOrNotFound();
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale}>
      <MessagesProvider locale={locale} messages={pickMessages(locale, ["errors", "connection"])}>
        {children}
      </MessagesProvider>
    </SiteFrame>
  );
}
