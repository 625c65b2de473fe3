import { type ComponentProps, lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { Tier } from "@/lib/schemas/events";
import type { BestSeatsForm } from "./best-seats-form";
import { GeneralAdmission } from "./general-admission";
import { onlyIn, type Pane } from "./picker-panes";
import type { SeatList } from "./seat-list";
import type { ChosenPlaces } from "./selection";
import { useWide } from "./use-wide";

// A phone shows one pane at a time, and many readers need only the map.
const LazyForm = lazy(async () => ({ default: (await import("./best-seats-form")).BestSeatsForm }));
const LazyList = lazy(async () => ({ default: (await import("./seat-list")).SeatList }));

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
  const wide = useWide();
  // Once opened it stays, with the sections that are open in it.
  const [listSeen, setListSeen] = useState(false);
  if (pane === "list" && !listSeen) setListSeen(true);
  return (
    <>
      <div className="min-h-0 flex-1 space-y-5 lg:overflow-y-auto lg:pr-1">
        {best && wide ? (
          // Folds when it has an answer, which needs the room.
          <Disclosure
            key={best.state.kind === "found" ? "answered" : "asking"}
            className="border-t"
            summary={
              <span className="flex items-center gap-2.5">
                <Icon name="seat" className="size-5 text-accent-ink" />
                {t("best.title")}
              </span>
            }
          >
            <Waiting>
              <LazyForm {...best} />
            </Waiting>
          </Disclosure>
        ) : null}
        {best && !wide && pane === "best" ? (
          <section aria-labelledby="best-title">
            <h2 id="best-title" className="mb-1 text-lg">
              {t("best.title")}
            </h2>
            <Waiting>
              <LazyForm {...best} />
            </Waiting>
          </section>
        ) : null}
        {general.length > 0 ? (
          <div className={onlyIn(pane, "places")}>
            <GeneralAdmission tiers={general} places={places} max={max} seated={list !== null} onChange={onPlaces} />
          </div>
        ) : null}
        {list && (wide || listSeen) ? (
          <div className={onlyIn(pane, "list")}>
            <Waiting>
              <LazyList {...list} />
            </Waiting>
          </div>
        ) : null}
      </div>
      {panel}
    </>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  return <Suspense fallback={<Skeleton className="h-44 w-full" />}>{children}</Suspense>;
}
