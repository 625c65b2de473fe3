import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { MapKey } from "./map-key";
import { MapFrame } from "./picker-frame";
import { onlyIn, type Pane } from "./picker-panes";
import { SeatMapView } from "./seat-map-view";
import { SeatTooltip } from "./seat-tooltip";
import { TierLegend } from "./tier-legend";
import type { MapInput } from "./use-map-engine";
import type { SeatWord, SeatWords } from "./use-seat-words";

/** The map with its price categories above it. */
export function PickerMain({
  pane,
  panes,
  input,
  left,
  shownTiers,
  onToggleTier,
  stale,
  goTo,
  wordOf,
  words,
  onPick,
}: {
  pane: Pane;
  /** The switch between the panes, on a phone. */
  panes: ReactNode;
  input: MapInput;
  /** Seats left by position of the tier; null while unknown. */
  left: number[] | null;
  shownTiers: ReadonlySet<number>;
  onToggleTier: (tier: number) => void;
  stale: boolean;
  goTo: readonly number[];
  wordOf: (seat: number) => SeatWord;
  words: SeatWords;
  onPick: (seat: number) => void;
}) {
  const { model } = input;
  return (
    <>
      <div className="flex items-center justify-between gap-2 lg:hidden">
        {panes}
        {pane === "map" ? (
          <div className="max-[23rem]:hidden">
            <MapKey />
          </div>
        ) : null}
      </div>
      <div className={classNames("flex items-start justify-between gap-6", onlyIn(pane, "map", "list"))}>
        <TierLegend tiers={model.tiers} left={left} shown={shownTiers} onToggle={onToggleTier} />
        <div className="hidden py-4 lg:block">
          <MapKey />
        </div>
      </div>
      <MapFrame className={onlyIn(pane, "map")}>
        <SeatMapView
          input={input}
          stale={stale}
          goTo={goTo}
          describe={(seat) => words.full(seat, wordOf(seat))}
          tooltip={(seat) => <SeatTooltip model={model} seat={seat} status={wordOf(seat)} words={words} />}
          onPick={onPick}
        />
      </MapFrame>
    </>
  );
}
