"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";

/** Says where to look for a mail. It takes the place of a form, and so its focus; `children`: to send one more. */
export function LinkSent({
  text,
  startAnew,
  children,
}: {
  text: ReactNode;
  startAnew: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("links.sent");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Card className="p-5 sm:p-6">
      <span className="mb-4 flex size-12 items-center justify-center rounded-full bg-accent-soft text-2xl text-accent-ink">
        <Icon name="mail" />
      </span>
      <h2 ref={title} tabIndex={-1} className="text-xl outline-none">
        {t("title")}
      </h2>
      <p className="mt-2 break-words">{text}</p>
      <p className="mt-3 text-sm text-muted">{t("nothing")}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        {children}
        <Button variant="quiet" onClick={startAnew}>
          {t("other")}
        </Button>
      </div>
    </Card>
  );
}
