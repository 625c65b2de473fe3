"use client";

import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { controlClass } from "@/components/forms/text-input";
import { Button } from "@/components/ui/button";

/** The link that opens a ticket for its new holder, to be copied or sent. */
export function HolderLink({ url, name, event }: { url: string; name: string; event: string }) {
  const t = useTranslations("tickets.transfer");
  const id = useId();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare(typeof navigator.share === "function"), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  };
  const share = async () => {
    try {
      await navigator.share({ url, text: t("shareText", { event }) });
    } catch {
      // closed without sending: the link is still here
    }
  };
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <label htmlFor={id} className="-mb-1.5 text-sm font-medium break-words">
        {t("link", { name })}
      </label>
      <input
        id={id}
        readOnly
        value={url}
        onFocus={(focused) => focused.currentTarget.select()}
        className={controlClass}
      />
      {canShare ? (
        <Button size="lg" block onClick={share}>
          {t("share")}
        </Button>
      ) : null}
      <Button size="lg" block variant={canShare ? "secondary" : "primary"} onClick={copy}>
        {copied === "yes" ? t("copied") : t("copy")}
      </Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {copied === "failed" ? t("cannotCopy") : null}
      </p>
    </div>
  );
}
