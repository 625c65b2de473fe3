import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

const looks: Record<Tone, { box: string; icon: IconName; drawing: string }> = {
  neutral: { box: "bg-sunken border-line", icon: "info", drawing: "text-muted" },
  accent: { box: "bg-accent-soft border-transparent", icon: "info", drawing: "text-accent-ink" },
  success: { box: "bg-success-soft border-transparent", icon: "check", drawing: "text-success-ink" },
  warning: { box: "bg-warning-soft border-transparent", icon: "warning", drawing: "text-warning-ink" },
  danger: { box: "bg-danger-soft border-transparent", icon: "danger", drawing: "text-danger-ink" },
};

/**
 * Says what happened and what to do next. `live` announces it when it appears after the page has
 * loaded: polite for news, assertive for what stops the reader.
 */
export function Notice({
  tone = "neutral",
  title,
  live,
  className,
  children,
}: {
  tone?: Tone;
  title?: ReactNode;
  live?: "polite" | "assertive";
  className?: string;
  children?: ReactNode;
}) {
  const look = looks[tone];
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div role={role} className={classNames("flex gap-3 rounded-md border p-4 text-sm text-ink", look.box, className)}>
      <Icon name={look.icon} className={classNames("mt-px size-5", look.drawing)} />
      <div className="min-w-0 flex-1 space-y-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
