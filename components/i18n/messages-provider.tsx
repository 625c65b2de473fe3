"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Messages } from "@/lib/shared/catalogue";
import type { Locale } from "@/lib/shared/locale";

/**
 * Texts for the client components inside. Pass only the namespaces that they read:
 * `<MessagesProvider locale={locale} messages={pickMessages(locale, ["seats"])}>`.
 */
export function MessagesProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Partial<Messages>;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale={locale} messages={messages as Messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
