"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";
import {
  BROWSE_FORM,
  type BrowseField,
  type BrowseValues,
  browseFields,
  browseHref,
} from "@/lib/shared/browse-address";

/** A pause in typing after which the list follows. */
const PAUSE_MS = 220;

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
 * Makes the listing's form act at once: while somebody types, and when a control is changed or a link marked
 * data-browse is followed, the new list comes in place, in a transition, while the old one stays and is dimmed.
 * Typing replaces the address, so that the way back is not paved with letters. Without scripts the same form is sent
 * as it is. The controls keep their own state, so nobody loses the focus.
 */
export function BrowseArea({ values, children }: { values: BrowseValues; children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const address = browseHref(values, { cursor: values.cursor ?? null });
  const opened = useRef(address);
  useEffect(() => {
    opened.current = address;
  }, [address]);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (href: string, how: "push" | "replace" = "push") => {
      clearTimeout(timer);
      if (href === opened.current) return;
      opened.current = href;
      startTransition(() => router[how](href, { scroll: false }));
    };
    const onInput = (event: Event) => {
      if (!isControl(event.target) || event.target.name !== "q") return;
      const { form } = event.target;
      clearTimeout(timer);
      timer = setTimeout(() => form && open(browseHref(readForm(form)), "replace"), PAUSE_MS);
    };
    const onChange = (event: Event) => {
      if (!isControl(event.target) || !event.target.form) return;
      open(browseHref(readForm(event.target.form)), event.target.name === "q" ? "replace" : "push");
    };
    const onSubmit = (event: SubmitEvent) => {
      if (!(event.target instanceof HTMLFormElement) || event.target.id !== BROWSE_FORM) return;
      event.preventDefault();
      open(browseHref(readForm(event.target)));
      const sheet = document.getElementById("filters");
      if (sheet?.matches(":popover-open")) sheet.hidePopover();
    };
    const onKey = (event: KeyboardEvent) => {
      // whatever Enter opens, the list need not follow the typing any more
      if (event.key === "Enter") clearTimeout(timer);
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      clearTimeout(timer);
      if (!("browse" in link.dataset)) return;
      event.preventDefault();
      open(link.getAttribute("href") ?? "/events");
    };
    element.addEventListener("input", onInput);
    element.addEventListener("change", onChange);
    element.addEventListener("submit", onSubmit);
    element.addEventListener("keydown", onKey);
    element.addEventListener("click", onClick);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("input", onInput);
      element.removeEventListener("change", onChange);
      element.removeEventListener("submit", onSubmit);
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("click", onClick);
    };
  }, [router]);

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
