import { classNames } from "./class-names";

/** Turns while something is under way. Say in words beside it what that is. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      className={classNames("shrink-0 animate-[turn_0.8s_linear_infinite]", className ?? "size-[1.25em]")}
    >
      <circle cx="12" cy="12" r="9" opacity="0.25" />
      <path d="M12 3a9 9 0 0 1 9 9" strokeLinecap="round" />
    </svg>
  );
}
