import { Icon } from "@/components/ui/icon";

/** One more or one fewer. Stays in the tab order at its end, so that focus is not lost. */
export function StepButton({
  icon,
  label,
  off,
  onClick,
}: {
  icon: "plus" | "minus";
  label: string;
  off: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onClick();
      }}
      className="flex size-11 items-center justify-center rounded-full border border-line-strong bg-surface transition-colors hover:bg-sunken aria-disabled:opacity-45"
    >
      <Icon name={icon} />
    </button>
  );
}
