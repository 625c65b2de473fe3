import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import type { MapEngine } from "./map-engine";

/** Nearer, farther, all of it. */
export function MapControls({
  engine,
  fitted,
  closest,
}: {
  engine: MapEngine | null;
  fitted: boolean;
  closest: boolean;
}) {
  const t = useTranslations("seats.map");
  return (
    <div className="absolute right-2.5 bottom-2.5 flex overflow-hidden rounded-md border border-line bg-surface shadow-1">
      {/* On a phone, where room is short, the ways back appear when they are of use. */}
      <div className={classNames("flex", fitted && "max-sm:hidden")}>
        <Control icon="expand" label={t("fit")} off={fitted} onClick={() => engine?.fit()} />
        <Control icon="minus" label={t("zoomOut")} off={fitted} onClick={() => engine?.zoomStep(1 / 1.8)} />
      </div>
      <Control icon="plus" label={t("zoomIn")} off={closest} onClick={() => engine?.zoomStep(1.8)} />
    </div>
  );
}

/** Stays in the tab order at its end, so that focus is not lost while zooming. */
function Control({ icon, label, off, onClick }: { icon: IconName; label: string; off: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onClick();
      }}
      className="flex size-11 items-center justify-center text-lg text-ink transition-colors hover:bg-sunken focus-visible:outline-offset-[-3px] aria-disabled:text-muted aria-disabled:opacity-55"
    >
      <Icon name={icon} />
    </button>
  );
}
