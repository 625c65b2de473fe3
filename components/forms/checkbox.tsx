import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A box with its label; the whole line is the target, 44 px high. */
export function Checkbox({
  label,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; className?: string }) {
  return (
    <label className={classNames("flex min-h-11 items-center gap-3 py-2 text-base", className)}>
      <input type="checkbox" className="size-5 shrink-0 rounded-sm accent-accent" {...rest} />
      <span className="min-w-0">{label}</span>
    </label>
  );
}
