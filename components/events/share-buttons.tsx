"use client";

import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button-look";

const never = () => () => undefined;
const canShare = () => typeof navigator.share === "function";
const unknown = () => false;
const SAID_MS = 4_000;

export interface ShareTexts {
  copy: string;
  copied: string;
  failed: string;
  share: string;
}

/** Passes the page on: its link to the clipboard, and where the device can, through the device's own sharing. */
export function ShareButtons({
  url,
  title,
  texts,
  copyMark,
  shareMark,
}: {
  url: string;
  title: string;
  texts: ShareTexts;
  copyMark: ReactNode;
  shareMark: ReactNode;
}) {
  const shares = useSyncExternalStore(never, canShare, unknown);
  const [said, setSaid] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    clearTimeout(timer.current);
    try {
      // absent on pages that did not come over HTTPS
      await navigator.clipboard.writeText(url);
      setSaid(texts.copied);
    } catch {
      setSaid(texts.failed);
    }
    timer.current = setTimeout(() => setSaid(""), SAID_MS);
  };
  const share = () => {
    // refused when the reader changed their mind: nothing to say about that
    navigator.share({ url, title }).catch(() => undefined);
  };

  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <button type="button" onClick={copy} className={buttonClass({ variant: "secondary" })}>
        {copyMark}
        <span aria-live="polite">{said || texts.copy}</span>
      </button>
      {shares ? (
        <button type="button" onClick={share} className={buttonClass({ variant: "secondary" })}>
          {shareMark}
          {texts.share}
        </button>
      ) : null}
    </div>
  );
}
