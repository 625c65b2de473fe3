import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
/** md is 44 px high, lg 52 px: both large enough for a thumb. */
export type ButtonSize = "md" | "lg";

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** As wide as its container. */
  block?: boolean;
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong",
  secondary: "bg-surface text-ink border border-line-strong hover:bg-sunken active:bg-sunken",
  quiet: "text-ink hover:bg-sunken active:bg-sunken",
  danger: "bg-danger text-on-danger hover:bg-danger-strong active:bg-danger-strong",
};

const sizes: Record<ButtonSize, string> = {
  md: "min-h-11 px-4 text-sm",
  lg: "min-h-13 px-6 text-base",
};

/** The classes of a button, for elements that must look like one (a summary, a label). */
export function buttonClass({ variant = "primary", size = "md", block = false }: ButtonLook = {}): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-md py-2 text-center font-medium no-underline transition-colors select-none",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    variants[variant],
    sizes[size],
    block && "w-full",
  );
}

/** The classes of a round button of 44 px with a drawing alone. */
export const iconButtonClass =
  "inline-flex size-11 shrink-0 items-center justify-center rounded-full text-lg text-ink transition-colors hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-55";
