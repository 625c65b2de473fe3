"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { TextInput } from "@/components/forms/text-input";
import type { Locale } from "@/lib/shared/locale";
import { SearchList } from "./search-list";
import type { SearchTexts } from "./search-texts";
import { useSuggestions } from "./use-suggestions";

/** Whether a "/" typed there is meant as a letter. */
function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/**
 * A search field with suggestions: the combobox with a list of the ARIA authoring practices. Within a form it works
 * as a plain field before and without scripts. "/" leads to it from anywhere; arrows go through the suggestions,
 * Enter opens the chosen one or else sends the form, Escape closes the list and then empties the field.
 */
export function SearchField({
  locale,
  texts,
  mostEvents = 5,
  defaultValue = "",
  listClassName,
  ...rest
}: ComponentProps<"input"> & {
  locale: Locale;
  texts: SearchTexts;
  mostEvents?: number;
  defaultValue?: string;
  listClassName?: string;
}) {
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const options = useSuggestions(typed, locale, mostEvents) ?? [];
  const shown = open && options.length > 0;
  const chosen = shown ? options[active] : undefined;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
      if (!input.current?.checkVisibility()) return;
      event.preventDefault();
      input.current.focus();
      input.current.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };

  const step = (by: number) => {
    if (!shown) {
      setOpen(true);
      setTyped(input.current?.value ?? "");
      return;
    }
    // -1 is the field itself, between the last and the first
    const places = options.length + 1;
    setActive((at) => ((at + 1 + by + places) % places) - 1);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      if (chosen) {
        event.preventDefault();
        router.push(chosen.href);
      }
      close();
    } else if (event.key === "Escape" && shown) {
      // the browser's own Escape, which empties the field, is for when the list is closed
      event.preventDefault();
      close();
    }
  };

  const count = options.length === 1 ? texts.one : texts.many.replace("{count}", String(options.length));
  return (
    <>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3.5 hidden size-6 -translate-y-1/2 items-center justify-center rounded-sm border border-line bg-surface font-sans text-xs text-muted md:pointer-fine:flex [&:has(+input:focus)]:hidden! [&:has(+input:not(:placeholder-shown))]:hidden!"
      >
        /
      </span>
      <TextInput
        ref={input}
        type="search"
        name="q"
        maxLength={200}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        role="combobox"
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${active}` : undefined}
        defaultValue={defaultValue}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        {...rest}
      />
      <SearchList
        id={id}
        options={shown ? options : []}
        active={active}
        texts={texts}
        onChoose={close}
        className={listClassName}
      />
      <span role="status" className="sr-only">
        {shown ? count : open && typed.trim().length > 1 ? texts.none : ""}
      </span>
    </>
  );
}
