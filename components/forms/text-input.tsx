import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

/** The look of every control that takes text: 48 px high, 16 px letters so that phones do not zoom. */
export const controlClass =
  "min-h-12 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3.5 py-2 text-base text-ink transition-colors placeholder:text-muted hover:border-ink disabled:opacity-55 aria-invalid:border-danger aria-invalid:outline-danger";

export function TextInput({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={classNames(controlClass, className)} {...rest} />;
}
