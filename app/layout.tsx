import "./globals.css";

import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { env } from "@/lib/env";
import { sans } from "./fonts";
import { getLocale, getTranslator } from "./i18n";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("common");
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: `Evently: ${t("site.claim")}`, template: "%s · Evently" },
    description: t("site.description"),
    applicationName: "Evently",
    formatDetection: { telephone: false, address: false, email: false },
    openGraph: { siteName: "Evently", type: "website", locale: await getLocale() },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1014" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    // public/theme.js sets data-theme before React starts
    <html lang={await getLocale()} className={sans.variable} suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
