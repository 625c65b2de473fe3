import type { ComponentProps, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import type { Tier } from "@/lib/schemas/events";
import { BestSeatsForm } from "./best-seats-form";
import { GeneralAdmission } from "./general-admission";
import { onlyIn, type Pane } from "./picker-panes";
import { SeatList } from "./seat-list";
import type { ChosenPlaces } from "./selection";

/** Beside the map: a wish, places without a seat, the list, and what was chosen. */
export function PickerSide({
  pane,
  best,
  general,
  places,
  max,
  onPlaces,
  list,
  panel,
}: {
  pane: Pane;
  best: ComponentProps<typeof BestSeatsForm> | null;
  general: Tier[];
  places: ChosenPlaces | null;
  max: number;
  onPlaces: (tier: string, quantity: number, max: number) => void;
  list: ComponentProps<typeof SeatList> | null;
  panel: ReactNode;
}) {
  const t = useTranslations("seats");
  return (
    <>
      <div className="min-h-0 flex-1 space-y-5 lg:overflow-y-auto lg:pr-1">
        {best ? (
          <>
            {/* The same form twice: open on its own on a phone, folded above the list on wide screens. */}
            <section aria-labelledby="best-title" className={pane === "best" ? "lg:hidden" : "hidden"}>
              <h2 id="best-title" className="mb-1 text-lg">
                {t("best.title")}
              </h2>
              <BestSeatsForm {...best} />
            </section>
            {/* Folds when it has an answer, which needs the room. */}
            <Disclosure
              key={best.state.kind === "found" ? "answered" : "asking"}
              className="border-t max-lg:hidden"
              summary={
                <span className="flex items-center gap-2.5">
                  <Icon name="seat" className="size-5 text-accent-ink" />
                  {t("best.title")}
                </span>
              }
            >
              <BestSeatsForm {...best} />
            </Disclosure>
          </>
        ) : null}
        {general.length > 0 ? (
          <div className={onlyIn(pane, "places")}>
            <GeneralAdmission tiers={general} places={places} max={max} seated={list !== null} onChange={onPlaces} />
          </div>
        ) : null}
        {list ? (
          <div className={onlyIn(pane, "list")}>
            <SeatList {...list} />
          </div>
        ) : null}
      </div>
      {panel}
    </>
  );
}
