"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useRef, useTransition } from "react";
import {
  BROWSE_FORM,
  type BrowseField,
  type BrowseValues,
  browseFields,
  browseHref,
} from "@/lib/shared/browse-address";

const isField = (name: string): name is BrowseField => (browseFields as readonly string[]).includes(name);

type Control = HTMLInputElement | HTMLSelectElement;

function isControl(target: EventTarget | null): target is Control {
  return (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.form?.id === BROWSE_FORM;
}

function readForm(form: HTMLFormElement): BrowseValues {
  const values: BrowseValues = {};
  for (const [name, value] of new FormData(form))
    if (isField(name) && typeof value === "string") values[name] = value.trim();
  return values;
}

/**
 * Makes the listing's form act at once: a changed control or a link marked data-browse opens the
 * new list in place, in a transition, while the old one stays and is dimmed. Without scripts the
 * same form is sent as it is. The controls keep their own state, so nobody loses the focus.
 */
export function BrowseArea({ values, children }: { values: BrowseValues; children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  const open = useCallback((href: string) => startTransition(() => router.push(href, { scroll: false })), [router]);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const send = (form: HTMLFormElement) => open(browseHref(readForm(form)));
    const onChange = (event: Event) => {
      if (isControl(event.target) && event.target.form) send(event.target.form);
    };
    const onSubmit = (event: SubmitEvent) => {
      if (!(event.target instanceof HTMLFormElement) || event.target.id !== BROWSE_FORM) return;
      event.preventDefault();
      send(event.target);
      const panel = document.getElementById("show-filters");
      if (panel instanceof HTMLInputElement) panel.checked = false;
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[data-browse]") : null;
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link.getAttribute("href") ?? "/events");
    };
    // the browser's own change event: text fields report when they are left, not with every letter
    element.addEventListener("change", onChange);
    element.addEventListener("submit", onSubmit);
    element.addEventListener("click", onClick);
    return () => {
      element.removeEventListener("change", onChange);
      element.removeEventListener("submit", onSubmit);
      element.removeEventListener("click", onClick);
    };
  }, [open]);

  // after a link or the back button the controls show what the address says
  useEffect(() => {
    for (const control of area.current?.querySelectorAll<Control>("input, select") ?? []) {
      if (!isControl(control) || !isField(control.name)) continue;
      const value = values[control.name] ?? "";
      if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === control.value;
      else if (control !== document.activeElement) control.value = value;
    }
  }, [values]);

  return (
    <div ref={area} className="group/browse" data-pending={pending ? "" : undefined} aria-busy={pending}>
      {children}
    </div>
  );
}
