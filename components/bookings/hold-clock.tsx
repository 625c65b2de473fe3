import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { clockText, durationText } from "./remaining";

/** Under so many milliseconds the clock looks urgent. */
const URGENT_MS = 60_000;

/** The time left, always in sight; said aloud twice near the end rather than every second. */
export function HoldClock({ remaining, said }: { remaining: number; said: number | null }) {
  const t = useTranslations("checkout.clock");
  const urgent = remaining <= URGENT_MS;
  return (
    <div
      className={classNames(
        "flex items-center gap-3 rounded-md px-4 py-3 text-sm font-medium",
        urgent ? "bg-warning-soft text-warning-ink" : "bg-accent-soft text-accent-ink",
      )}
    >
      <Icon name="clock" className="size-5" />
      <p className="min-w-0 flex-1 text-ink">
        {t.rich("left", {
          time: () => (
            <time dateTime={durationText(remaining)} className="tabular font-semibold" suppressHydrationWarning>
              {clockText(remaining)}
            </time>
          ),
        })}
      </p>
      <p role="status" className="sr-only">
        {said === null ? "" : t("soon", { seconds: said })}
      </p>
    </div>
  );
}
