import { classNames } from "@/components/ui/class-names";

/** A ticket with a row of three seats on it; one of them is yours. */
export function TicketMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 36 28" aria-hidden="true" className={classNames("shrink-0", className)}>
      <path
        className="fill-accent"
        d="M5 2h26a4 4 0 0 1 4 4v4.6a3.6 3.6 0 0 0 0 6.8V22a4 4 0 0 1-4 4H5a4 4 0 0 1-4-4v-4.6a3.6 3.6 0 0 0 0-6.8V6a4 4 0 0 1 4-4Z"
      />
      <g className="fill-on-accent">
        <rect x="8" y="11" width="5.5" height="6" rx="1.8" opacity=".5" />
        <rect x="15.25" y="11" width="5.5" height="6" rx="1.8" />
        <rect x="22.5" y="11" width="5.5" height="6" rx="1.8" opacity=".5" />
      </g>
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="flex items-center gap-2 text-xl font-semibold tracking-[-0.035em]">
      <TicketMark className="w-8" />
      Evently
    </span>
  );
}
