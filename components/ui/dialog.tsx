"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

/**
 * A modal dialog on the browser's own <dialog>: it traps focus, closes on Escape, and gives focus
 * back. On a phone it rises from the bottom, within reach of a thumb.
 */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  className,
  children,
  footer,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  className?: string;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={classNames(
        "fixed inset-x-0 top-auto bottom-0 m-0 max-h-[92dvh] w-full max-w-none flex-col overflow-hidden rounded-t-lg bg-surface text-ink shadow-3 open:flex open:animate-[rise_180ms_var(--ease-out)]",
        "sm:inset-0 sm:m-auto sm:h-fit sm:max-w-lg sm:rounded-lg",
        className,
      )}
    >
      <header className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-5">
        <h2 id={titleId} className="text-lg">
          {title}
        </h2>
        <IconButton icon="close" label={closeLabel} onClick={() => dialog.current?.close()} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
      {footer ? <footer className="border-t border-line p-4">{footer}</footer> : null}
    </dialog>
  );
}
