import { classNames } from "./class-names";

const tones = { accent: "bg-accent", warning: "bg-warning", danger: "bg-danger", success: "bg-success" } as const;

/** How far something is, from 0 to 1. Use it with words; `label` names it for screen readers. */
export function Progress({
  value,
  label,
  tone = "accent",
  className,
}: {
  value: number;
  label: string;
  tone?: keyof typeof tones;
  className?: string;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames("h-1.5 overflow-hidden rounded-full bg-line", className)}
    >
      <div
        className={classNames("h-full rounded-full transition-[width]", tones[tone])}
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
